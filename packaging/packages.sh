# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by run and test: installs what a fresh Debian 12 or Ubuntu 24.04 lacks, and nothing when nothing is lacking.
build_packages=(cmake g++ ninja-build pkg-config ccache mold
  qt6-base-dev qt6-svg-dev qt6-charts-dev libqt6opengl6-dev qt6-l10n-tools libgl-dev
  nlohmann-json3-dev libyaml-cpp-dev libspdlog-dev libfmt-dev libcli11-dev libvalijson-dev libqpdf-dev libssl-dev
  libxlsxwriter-dev zlib1g-dev
  libbenchmark-dev)
run_packages=(qt6-qpa-plugins qt6-translations-l10n libqt6svg6 fonts-inter fonts-liberation)
test_packages=(locales at-spi2-core dbus openbox xdotool xvfb poppler-utils qpdf libxml2-utils python3 shellcheck)

ensure_packages() {
  local missing=() package
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  echo "Installing ${#missing[@]} packages: ${missing[*]}"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Please install as root: ${missing[*]}" >&2; return 1; }
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" \
    >/tmp/breakwater-packages.$$.log 2>&1 || { tail -20 /tmp/breakwater-packages.$$.log >&2; return 1; }
  rm -f /tmp/breakwater-packages.$$.log
}
