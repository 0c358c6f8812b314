# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by test: puts the parsers that the tests read exported code with below a build folder, in the versions of
# tests/core/export/parsers/package-lock.json. Without npm, or without a registry, those tests say that they are skipped.
ensure_parsers() {
  local from=tests/core/export/parsers to=$1/parsers
  command -v npm >/dev/null || { echo "There is no npm: exported code is not read by other parsers"; return 0; }
  mkdir -p -- "$to"
  cp -- "$from"/*.mjs "$to/"
  if [ -d "$to/node_modules" ] && cmp -s -- "$from/package-lock.json" "$to/package-lock.json"; then return 0; fi
  cp -- "$from/package.json" "$from/package-lock.json" "$to/"
  (cd -- "$to" && npm ci --ignore-scripts --no-audit --no-fund --silent) ||
    { rm -rf -- "$to/node_modules"; echo "No parsers could be installed: exported code is not read by them"; }
}
