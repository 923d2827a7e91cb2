@echo off
rem installer\test.cmd [--night] [PYTEST ARGS]: set up .venv with the tools if needed, then run every check.
setlocal
call "%~dp0environment.cmd" requirements.lock || exit /b 2
call "%~dp0environment.cmd" requirements-dev.lock || exit /b 2
set "COUNTS=not night"
set "REST=%*"
if "%~1"=="--night" set "COUNTS=" & set "REST=%REST:--night=%"
cd /d "%~dp0.."
set QT_QPA_PLATFORM=offscreen
set FAILED=
.venv\Scripts\ruff check . || set FAILED=%FAILED% ruff
.venv\Scripts\ruff format --check . || set FAILED=%FAILED% format
.venv\Scripts\mypy || set FAILED=%FAILED% mypy
.venv\Scripts\lint-imports || set FAILED=%FAILED% imports
.venv\Scripts\python -m pytest -n auto --dist loadfile -m "%COUNTS%" %REST% || set FAILED=%FAILED% pytest
if defined FAILED (
    echo Gagal:%FAILED% 1>&2
    exit /b 1
)
echo Semua pemeriksaan lulus.
