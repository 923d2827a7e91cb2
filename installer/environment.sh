# Shared by run.sh and test.sh: makes .venv from the locks, once, and knows when nothing is to be done.
# Sourced with $root set. POSIX sh; a second start costs one checksum and two small reads.

venv="$root/.venv"
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PYTHONUTF8=1

# What Qt needs of Debian: what ldd finds unresolved on a bare system in the libraries below; everything else it
# links to comes as a dependency of one of these. libcups2 is for printing.
qt_packages="libgl1 libegl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libx11-xcb1 libxkbcommon-x11-0 libxcb-cursor0 \
libxcb-icccm4 libxcb-keysyms1 libxcb-randr0 libxcb-shape0 libxcb-sync1 libxcb-xfixes0 libcups2"
qt_files="Qt/lib/libQt6Gui.so.6 Qt/lib/libQt6Widgets.so.6 Qt/lib/libQt6PrintSupport.so.6 Qt/lib/libQt6XcbQpa.so.6 \
Qt/plugins/platforms/libqxcb.so Qt/plugins/platforms/libqoffscreen.so Qt/plugins/printsupport/libcupsprintersupport.so"

say() {
    printf '%s\n' "$*" >&2
}

stop() {
    say "$*"
    exit 2
}

# Name of the state an environment must be in: the lock, the project's own description, and where it lies.
fingerprint() {
    cat "$1" "$root/pyproject.toml" | cksum
    printf '%s\n' "$root"
}

# Whether the stamp $1 says what it must say for the lock $2, and the interpreter is still there.
is_current() {
    [ -x "$venv/bin/python" ] && [ -f "$venv/$1" ] && [ "$(cat "$venv/$1")" = "$(fingerprint "$2")" ]
}

find_python() {
    for candidate in ${SIGAP_PYTHON:-} python3 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
            if "$candidate" -c 'import ensurepip, venv' 2>/dev/null; then
                command -v "$candidate"
                return
            fi
            without_venv=$candidate
        fi
    done
    [ -z "${without_venv:-}" ] || stop "Modul venv belum terpasang. Jalankan sebagai root: apt-get install python3-venv"
    stop "Python 3.11, 3.12 atau 3.13 tidak ditemukan. Jalankan sebagai root: apt-get install python3 python3-venv"
}

# One at a time: a second start waits until the first has finished setting up.
lock_environment() {
    mkdir -p "$venv" || stop "Folder $venv tidak dapat dibuat; periksa izin menulis dan sisa ruang disk."
    if command -v flock >/dev/null 2>&1; then
        exec 9>"$venv/.lock"
        flock 9
    fi
}

# What an interrupted installation left is used again when it works, and made anew when it does not.
make_venv() {
    if "$venv/bin/python" -c 'import pip' 2>/dev/null; then
        return
    fi
    python=$(find_python) || exit 2
    say "Menyiapkan lingkungan Python …"
    rm -rf "$venv/bin" "$venv/lib" "$venv/lib64" "$venv/include" "$venv/pyvenv.cfg"
    "$python" -m venv "$venv" || stop "Lingkungan Python tidak dapat dibuat di $venv."
}

install_lock() {
    say "Memasang pustaka dari $(basename "$1") (sekali saja, perlu jaringan) …"
    "$venv/bin/python" -m pip install --quiet --require-hashes --no-deps --only-binary :all: -r "$1" 9>&- ||
        stop "Pemasangan pustaka gagal. Periksa jaringan dan sisa ruang disk, lalu jalankan lagi; yang sudah terpasang tidak diulang."
}

install_project() {
    "$venv/bin/python" -m pip install --quiet --no-build-isolation --no-deps --no-index -e "$root" 9>&- ||
        stop "SIGAP tidak dapat dipasang ke $venv."
}

# Install lock $2 and the project unless stamp $1 says it was done; the stamp is written last and whole.
prepare() {
    is_current "$1" "$2" && return
    lock_environment
    is_current "$1" "$2" && return
    rm -f "$venv/$1"
    make_venv
    install_lock "$2"
    install_project
    fingerprint "$2" >"$venv/$1.new"
    mv "$venv/$1.new" "$venv/$1"
}

missing_qt_libraries() {
    package=$("$venv/bin/python" -c 'import importlib.util as u; print(u.find_spec("PySide6").submodule_search_locations[0])')
    for file in $qt_files; do
        [ ! -f "$package/$file" ] || ldd "$package/$file"
    done 2>/dev/null | grep 'not found' | grep -v 'libQt6' | awk '{print $1}' | sort -u
}

# Make sure Qt finds its Debian libraries: as root install them, otherwise say the one line. Returns 1 when they
# are missing still.
prepare_qt() {
    qt_stamp="$venv/.sigap-qt"
    [ ! -f "$qt_stamp" ] || return 0
    if [ "$(uname -s)" = Linux ] && [ -n "$(missing_qt_libraries)" ]; then
        command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" -eq 0 ] || {
            say "Pustaka untuk jendela belum ada. Jalankan: sudo apt-get install --no-install-recommends $qt_packages"
            return 1
        }
        say "Memasang pustaka Debian untuk jendela …"
        install_qt >/dev/null 2>&1 || { apt-get update >/dev/null 2>&1 && install_qt >/dev/null; } || true
        [ -z "$(missing_qt_libraries)" ] || {
            say "Pustaka untuk jendela tidak dapat dipasang: $(missing_qt_libraries | tr '\n' ' ')"
            return 1
        }
    fi
    : >"$qt_stamp"
}

install_qt() {
    # shellcheck disable=SC2086 — a list of packages
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $qt_packages 9>&-
}
