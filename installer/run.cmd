@echo off
rem installer\run.cmd [ARGS]: set up .venv if needed, then run "sigap ARGS". Without ARGS the window opens.
setlocal
call "%~dp0environment.cmd" requirements.lock || exit /b 2
"%~dp0..\.venv\Scripts\sigap.exe" %*
exit /b %ERRORLEVEL%
