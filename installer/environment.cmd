@echo off
rem Shared by run.cmd and test.cmd: environment.cmd LOCK makes .venv from a lock, once. The stamp is a copy of the lock.
setlocal
set "ROOT=%~dp0.."
set "VENV=%ROOT%\.venv"
set "LOCK=%~dp0%~1"
set "STAMP=%VENV%\%~1.stamp"
set PIP_DISABLE_PIP_VERSION_CHECK=1
set PIP_NO_INPUT=1
if exist "%VENV%\Scripts\sigap.exe" if exist "%STAMP%" fc /b "%LOCK%" "%STAMP%" >nul 2>&1 && exit /b 0

"%VENV%\Scripts\python.exe" -c "import pip" >nul 2>&1 && goto install
echo Menyiapkan lingkungan Python ...
for %%V in (3.13 3.12 3.11) do (
    py -%%V -c "import venv" >nul 2>&1 && py -%%V -m venv --clear "%VENV%" && goto install
)
python -c "import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))" >nul 2>&1 && python -m venv --clear "%VENV%" && goto install
echo Python 3.11, 3.12 atau 3.13 tidak ditemukan. Pasang dari python.org, lalu jalankan lagi. 1>&2
exit /b 2

:install
echo Memasang pustaka dari %~1 (sekali saja, perlu jaringan) ...
"%VENV%\Scripts\python.exe" -m pip install --quiet --require-hashes --no-deps --only-binary :all: -r "%LOCK%" || goto failed
"%VENV%\Scripts\python.exe" -m pip install --quiet --no-build-isolation --no-deps --no-index -e "%ROOT%" || goto failed
copy /y "%LOCK%" "%STAMP%" >nul || goto failed
exit /b 0

:failed
echo Pemasangan gagal. Periksa jaringan dan sisa ruang disk, lalu jalankan lagi. 1>&2
exit /b 2
