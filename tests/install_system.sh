#!/bin/sh
# Install Java and Chromium by the system's package manager, if they are missing and it may.
need=""
command -v java >/dev/null 2>&1 || need="$need default-jre-headless"
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 ||
    command -v google-chrome >/dev/null 2>&1 || need="$need chromium"
[ -z "$need" ] && exit 0
if command -v apt-get >/dev/null 2>&1; then
    run=""
    if [ "$(id -u)" != 0 ]; then run="sudo -n"; fi
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086
    if $run apt-get update -q >/dev/null 2>&1 &&
        $run apt-get install -y -q --no-install-recommends $need >/dev/null 2>&1; then
        echo "installed:$need"
        exit 0
    fi
fi
echo "!! could not install:$need"
echo "!! the tests that need them will be skipped (and fail where CI=true)"
exit 0
