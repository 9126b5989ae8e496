@echo off
rem Runs amtpki from a clone on Windows: builds it when there is no build yet, then starts it.
rem After a change of sources, build by hand: mvn -B package
setlocal EnableExtensions DisableDelayedExpansion
set "start=%~dp0pki-cli\target\dist\amtpki\bin\amtpki.cmd"
if exist "%start%" goto run
where /q mvn
if not errorlevel 1 goto build
>&2 echo amtpki: error: the first run builds amtpki and needs Maven, but there is no mvn on PATH
>&2 echo amtpki: hint: install Maven 3.8 or newer, or take a release archive
exit /b 127
:build
>&2 echo amtpki: building, which takes a minute the first time
pushd "%~dp0"
call mvn -B -q -Dquick -P "!static-analysis" -Dmaven.test.skip=true -Denforcer.skip=true -Dspotless.check.skip=true package 1>&2 <nul
popd
if exist "%start%" goto run
>&2 echo amtpki: error: the build failed, see above
>&2 echo amtpki: hint: mvn -B clean package says more
exit /b 70
rem Without call: control goes over for good, and no argument is read twice.
:run
"%start%" %*
