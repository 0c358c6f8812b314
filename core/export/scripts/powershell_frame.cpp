// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/scripts/script.h"

namespace breakwater::scripts {

std::string_view powershellParameters()
{
    return R"FRAME(<#
.SYNOPSIS
Without a parameter nothing is changed: the steps and their commands are printed.
.DESCRIPTION
A step that only looks is done when its command ends without an error: compare what it shows with what is
expected. Variables that the design does not know are read from the environment. At the end the times stand in
LOG.rehearsal.json, in the form that `records.rehearsals` of a design has.
.PARAMETER Execute
Carry the steps out.
.PARAMETER Approve
Numbers of decisions that were taken already.
.PARAMETER Skip
Numbers of steps to go on without, such as those in a region that does not answer.
.PARAMETER StateFile
What is done, so that a second run goes on where the first one stopped.
.PARAMETER LogFile
What happened when, one JSON object a line.
.PARAMETER List
Numbers and keys of the steps.
#>
[CmdletBinding()]
param(
  [switch] $Execute,
  [string[]] $Approve = @(),
  [string[]] $Skip = @(),
  [string] $StateFile,
  [string] $LogFile,
  [switch] $List
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
# A program that fails stops its step, as `set -e` does.
$PSNativeCommandUseErrorActionPreference = $true
)FRAME";
}

std::string_view powershellFrame()
{
    return R"FRAME(if (-not $StateFile) { $StateFile = "$ScriptName-$StampId.state" }
if (-not $LogFile) { $LogFile = "$ScriptName-$StampId.log" }
# A number that no step has is a slip of the hand: nobody waits for what it was meant to pass.
foreach ($given in $Approve + $Skip) {
  if ($PSCommandPath -and -not (Select-String -LiteralPath $PSCommandPath -SimpleMatch -Quiet -Pattern "Step '$given' ")) {
    [Console]::Error.WriteLine("No step has the number $given; -List shows them.")
    exit 2
  }
}

function Get-Now { [DateTime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ssZ') }

function Write-Event([string] $Number, [string] $Key, [string] $What, [string] $Start, [double] $Minutes) {
  if (-not $Execute) { return }
  $now = Get-Now
  $entry = [ordered] @{ at = $now; script = $ScriptName; stamp = $StampId; step = $Key; number = $Number; event = $What }
  if ($Start) {
    $entry['minutes'] = [Math]::Round($Minutes, 2)
    $entry['start'] = $Start
    $entry['end'] = $now
    $entry['outcome'] = $What
  }
  Add-Content -LiteralPath $LogFile -Value (ConvertTo-Json $entry -Compress)
}

function Test-Done([string] $Key) {
  (Test-Path -LiteralPath $StateFile) -and (@(Get-Content -LiteralPath $StateFile) -ccontains $Key)
}

function Confirm-Step([string] $Number, [string] $Question) {
  if ($Approve -ccontains $Number) { return }
  if ([Console]::IsInputRedirected) {
    [Console]::Error.WriteLine("Step $Number needs a person, or -Approve $Number.")
    exit 3
  }
  Write-Host $Question
  if ((Read-Host "Type $Number to go on") -cne $Number) { exit 3 }
}

function Read-Variable([string] $Name, [string] $Demand) {
  $value = [Environment]::GetEnvironmentVariable($Name)
  if (-not $value) { throw "${Name}: $Demand" }
  $value
}

# For the few commands that are more than a program and its arguments.
function Invoke-Bash([string] $Command, [hashtable] $Variables) {
  if (-not (Get-Command bash -ErrorAction Ignore)) {
    throw "This step needs bash. Carry it out where there is one, and add its key to ${StateFile}: $Command"
  }
  foreach ($name in $Variables.Keys) { [Environment]::SetEnvironmentVariable($name, $Variables[$name]) }
  & bash -c "set -euo pipefail; $Command"
}

# Step NUMBER KEY KIND TITLE OWNER EXPECT ROLLBACK [COMMAND]
function Step([string] $Number, [string] $Key, [string] $Kind, [string] $Title, [string] $Owner, [string] $Expect,
              [string] $Rollback, [scriptblock] $Command) {
  if ($List) { Write-Output "$Number`t$Key"; return }
  Write-Host "`n$Number  $Title`n        $Key"
  if ($Owner) { Write-Host "        Who:      $Owner" }
  if ($Expect) { Write-Host "        Expect:   $Expect" }
  if ($Rollback) { Write-Host "        Way back: $Rollback" }
  if (-not $Execute) {
    if ($Command) { Write-Host ($Command.ToString().Trim("`n") -replace '(?m)^', '    ') }
    return
  }
  if (Test-Done $Key) { Write-Host '        Done already.'; return }
  if (Test-Done "skipped $Key") {
    Write-Host "        Skipped before. To carry it out, take the line `"skipped $Key`" out of $StateFile and run again."
    return
  }
  if ($Skip -ccontains $Number -and $Kind -like '*gate*' -and -not $Command) {
    Write-Host '        A decision is not skipped.'
  } elseif ($Skip -ccontains $Number) {
    Write-Event $Number $Key 'skipped'
    Write-Host '        Skipped.'
    Add-Content -LiteralPath $StateFile -Value "skipped $Key"
    return
  }
  if ($Kind -like '*gate*') { Confirm-Step $Number 'This step is a decision.' }
  elseif ($Kind -like '*nowayback*') { Confirm-Step $Number 'There is no way back behind this step.' }
  Write-Event $Number $Key 'started'
  $start = Get-Now
  $clock = [Diagnostics.Stopwatch]::StartNew()
  if ($Command) {
    $tries = 0
    while ($true) {
      try { & $Command | Out-Host; break }
      catch {
        $tries++
        if ($Kind -like '*hold*' -and $tries -lt 120) {
          if ($tries -eq 1) { [Console]::Error.WriteLine("Not there yet: asked again every 30 seconds for an hour. Stop this and run again with -Skip $Number to go on without it.") }
          Start-Sleep -Seconds 30
          continue
        }
        Write-Event $Number $Key 'failed' $start $clock.Elapsed.TotalMinutes
        [Console]::Error.WriteLine("Step $Number failed; run again to go on here, with -Skip $Number to go on without it. $_")
        exit 4
      }
    }
    if ($Kind -like '*hold*') { Confirm-Step $Number 'Is what was expected there?' }
  }
  elseif ($Kind -notlike '*gate*' -and $Kind -notlike '*nowayback*') { Confirm-Step $Number 'Done by hand?' }
  Write-Event $Number $Key 'done' $start $clock.Elapsed.TotalMinutes
  Add-Content -LiteralPath $StateFile -Value $Key
}

# The times of this run as a rehearsal of the design.
function Write-Rehearsal {
  $steps = [ordered] @{}
  foreach ($line in Get-Content -LiteralPath $LogFile) {
    $entry = ConvertFrom-Json $line -AsHashtable
    if ($entry.event -eq 'done') { $steps[$entry.step] = $entry.minutes }
  }
  $record = [ordered] @{ stamp = $StampId; on = [DateTime]::UtcNow.ToString('yyyy-MM-dd'); disruption = 'region'; planned = $Planned; steps = $steps }
  Set-Content -LiteralPath "$LogFile.rehearsal.json" -Value (ConvertTo-Json $record -Compress)
  Write-Host "`nTimes: $LogFile.rehearsal.json"
}
)FRAME";
}

} // namespace breakwater::scripts
