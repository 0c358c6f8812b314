// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/html_frame.h"

namespace breakwater::paper {

std::string_view htmlStyle()
{
    return R"css(
:root { color-scheme: light dark; --ink: #1A1F27; --soft: #4B5565; --line: #CCD3DC; --paper: #FFFFFF; --tint: #F3F5F8;
  --link: #0B5CAD; --error: #7A0C16; --warning: #995600; --ok: #10705A; --info: #0B4F9E; --bar: #1A1F27; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #EDF1F7; --soft: #B9C3D1; --line: #38424F; --paper: #12161C; --tint: #1B212A; --link: #6CB6FF;
    --error: #FF6F66; --warning: #FFD866; --ok: #2FBF94; --info: #8AB8FF; --bar: #EDF1F7; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1200px; padding: 24px; background: var(--paper); color: var(--ink);
  font: 15px/1.5 "Liberation Sans", Arial, sans-serif; font-variant-numeric: tabular-nums; }
.brand { display: flex; justify-content: space-between; align-items: center; gap: 16px; margin-bottom: 24px; }
.brand img { max-height: 64px; max-width: 45%; height: auto; background: #FFFFFF; padding: 6px; border-radius: 4px; }
h1 { font-size: 32px; line-height: 1.2; margin: 8px 0; }
h2 { font-size: 23px; margin: 40px 0 8px; border-top: 2px solid var(--ink); padding-top: 12px; }
h3 { font-size: 18px; margin: 24px 0 8px; }
h4 { font-size: 15px; margin: 16px 0 4px; }
a { color: var(--link); }
.soft, figcaption, caption { color: var(--soft); }
table { border-collapse: collapse; width: 100%; margin: 8px 0 16px; }
caption { text-align: left; padding: 4px 0; }
th, td { text-align: left; vertical-align: top; padding: 6px 8px; border-bottom: 1px solid var(--line);
  overflow-wrap: anywhere; }
th { color: var(--soft); font-weight: 400; }
thead th { border-bottom-color: var(--ink); }
.box td:first-child { white-space: nowrap; overflow-wrap: normal; }
.right { text-align: right; }
code, pre { font-family: "Liberation Mono", Consolas, monospace; font-size: 13px; font-variant-ligatures: none; }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.command { display: flex; gap: 8px; align-items: flex-start; background: var(--tint); padding: 8px; }
.command pre { flex: 1; }
.only { color: var(--soft); white-space: nowrap; font-size: 13px; }
button { font: inherit; font-size: 13px; min-width: 64px; min-height: 26px; color: var(--ink); background: var(--paper);
  border: 1px solid var(--soft); border-radius: 4px; cursor: pointer; }
button:focus-visible, a:focus-visible, input:focus-visible { outline: 2px solid var(--link); outline-offset: 1px; }
input[type=checkbox] { width: 18px; height: 18px; vertical-align: -4px; }
.figures { display: flex; flex-wrap: wrap; gap: 24px; margin: 24px 0; padding: 0; list-style: none; }
.figures li { border-left: 2px solid var(--ink); padding-left: 12px; min-width: 160px; }
.figures b { display: block; font-size: 28px; line-height: 1.2; }
.box { border: 1px solid var(--ink); padding: 8px 12px; margin: 8px 0; }
.mark-ok { color: var(--ok); } .mark-warning { color: var(--warning); } .mark-error { color: var(--error); }
.mark-info { color: var(--info); }
.phase th { font-size: 16px; font-weight: 700; color: var(--ink); padding-top: 16px; }
.phase th span { font-weight: 400; color: var(--soft); margin-left: 8px; font-size: 14px; }
tbody.critical > tr > :first-child { border-left: 4px solid var(--bar); }
.marker { display: inline-block; border: 1px solid var(--ink); padding: 0 6px; font-size: 12px; }
.marker-MANUAL { background: var(--ink); color: var(--paper); }
.marker-DECISION { border-left-width: 6px; font-weight: 700; }
.marker-HOLD { border-style: double; border-width: 3px; }
.key { font-size: 12px; color: var(--soft); }
.fill { display: inline-block; border-bottom: 1px solid var(--ink); min-width: 240px; height: 20px; }
figure { margin: 16px 0; background: #FFFFFF; color: #1A1F27; padding: 8px; border: 1px solid var(--line); }
figure figcaption { color: #4B5565; }
figure svg { max-width: 100%; height: auto; }
nav ol { columns: 2; list-style: none; padding: 0; }
nav .deeper { padding-left: 20px; font-size: 14px; }
:target { outline: 2px solid var(--link); outline-offset: 2px; }
@media screen and (max-width: 760px) {
  body { padding: 14px; }
  h1 { font-size: 26px; }
  h2 { font-size: 20px; }
  nav ol { columns: 1; }
  main table { display: block; overflow-x: auto; }
  main th, main td { min-width: 104px; overflow-wrap: break-word; }
  .box tr { display: block; padding: 6px 0; border-bottom: 1px solid var(--line); }
  .box td { display: block; padding: 0; border: 0; overflow-wrap: break-word; }
  .steps colgroup, .steps thead { display: none; }
  .steps tbody, .steps tr, .steps td, .steps th { display: block; min-width: 0; border: 0; padding: 2px 0; }
  .steps caption { display: block; }
  .steps .step { border-top: 1px solid var(--line); padding: 8px 0; }
  .steps .critical { border-left: 4px solid var(--bar); padding-left: 10px; }
  tbody.critical > tr > :first-child { border-left: 0; }
  .steps .step > tr:first-child { display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 4px 10px; }
  .steps .step > tr:first-child > td:nth-child(n+4) { grid-column: 1 / -1; }
  .steps .step > tr:first-child > td:nth-child(5) { font-size: 17px; }
  .steps td:nth-child(6)::before { content: "Expect: "; color: var(--soft); }
  .steps td:nth-child(7)::before { content: "If it fails: "; color: var(--soft); }
  .command { flex-wrap: wrap; }
  .command pre { flex-basis: 100%; }
}
@media print {
  @page { margin: 15mm; }
  body { max-width: none; padding: 0; font-size: 9pt; }
  button { display: none; }
  h2 { break-before: page; }
  h2, h3, h4 { break-after: avoid; }
  thead { display: table-header-group; }
  tr, tbody.step { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
}
)css";
}

std::string_view htmlScript()
{
    return R"js(
(function () {
  "use strict";
  var key = "runbook:" + document.documentElement.getAttribute("data-design");
  function copy(text, button) {
    function done(ok) {
      var before = button.textContent;
      button.textContent = ok ? "Copied" : "Press Ctrl+C";
      setTimeout(function () { button.textContent = before; }, 1500);
    }
    function byHand() {
      var area = document.createElement("textarea");
      area.value = text;
      document.body.appendChild(area);
      area.select();
      var ok = false;
      try { ok = document.execCommand("copy"); } catch (e) { ok = false; }
      document.body.removeChild(area);
      done(ok);
    }
    if (navigator.clipboard) {
      navigator.clipboard.writeText(text).then(function () { done(true); }, byHand);
    } else {
      byHand();
    }
  }
  Array.prototype.forEach.call(document.querySelectorAll("button[data-copy]"), function (button) {
    button.addEventListener("click", function () { copy(button.parentNode.querySelector("pre").textContent, button); });
  });
  var ticks = {};
  try { ticks = JSON.parse(localStorage.getItem(key) || "{}"); } catch (e) { ticks = {}; }
  Array.prototype.forEach.call(document.querySelectorAll("input[data-tick]"), function (box) {
    var name = box.getAttribute("data-tick");
    box.checked = ticks[name] === true;
    box.addEventListener("change", function () {
      ticks[name] = box.checked;
      try { localStorage.setItem(key, JSON.stringify(ticks)); } catch (e) { return; }
    });
  });
})();
)js";
}

} // namespace breakwater::paper
