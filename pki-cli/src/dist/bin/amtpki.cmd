@echo off
rem Starts amtpki on Windows: finds a JDK, picks its flags, and keeps a class-data archive for the next time.
rem Delayed expansion stays off, so that an exclamation mark in an argument or a path is only that.
rem AMTPKI_ARCHIVE=off: neither use nor make an archive.
setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..") do set "app=%%~fI"

rem --- which java: JAVA_HOME, or else the one on PATH
set "jdk="
set "java="
if not defined JAVA_HOME goto on_path
set "jdk=%JAVA_HOME:"=%"
set "java=%jdk%\bin\java.exe"
if exist "%java%" goto found
>&2 echo amtpki: error: JAVA_HOME holds no java: "%jdk%"
>&2 echo amtpki: hint: point JAVA_HOME to a JDK 17 or newer, or unset it
exit /b 127
:on_path
for %%I in (java.exe) do set "java=%%~$PATH:I"
if not defined java goto no_java
for %%I in ("%java%") do set "jdk=%%~dpI.."
goto found
:no_java
>&2 echo amtpki: error: no java found
>&2 echo amtpki: hint: install JDK 17 or newer, for example: winget install EclipseAdoptium.Temurin.21.JDK
exit /b 127

rem --- how old is it: from the release file; the java that installers put on PATH has none beside it and is asked
:found
set "version="
if not exist "%jdk%\release" goto ask
for /f "usebackq tokens=1,2 delims==" %%K in ("%jdk%\release") do if "%%K"=="JAVA_VERSION" set "version=%%~L"
:ask
if not defined version for /f "tokens=3" %%V in ('call "%java%" -version 2^>^&1 ^| findstr /c:" version "') do set "version=%%~V"
if not defined version set "version=0"
for /f "delims=.-+_" %%F in ("%version%") do set "feature=%%F"
if %feature% geq 17 goto young
>&2 echo amtpki: error: java %version% is too old: "%java%"
>&2 echo amtpki: hint: install JDK 17 or newer, or point JAVA_HOME to one
exit /b 127

rem --- the flags: as in the shell launcher beside this one, but for the encoding of the streams, which the console has
:young
set "flags=-XX:+IgnoreUnrecognizedVMOptions -Xlog:disable -XX:-UsePerfData -XX:+UseSerialGC"
set "flags=%flags% -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -Dfile.encoding=UTF-8"
set "flags=%flags% -Djdk.reflect.useNativeAccessorOnly=true -XX:-AOTReplayTraining"
set "tuning=-XX:TieredStopAtLevel=1"
for %%V in (apply csr sign bundle fix renew) do if "%~1"=="%%V" goto heavy
goto class_path
:heavy
set "tuning=-XX:CompileCommand=quiet -XX:CompileThresholdScaling=3"
set "tuning=%tuning% -XX:Tier4InvocationThreshold=35000 -XX:Tier4MinInvocationThreshold=10000"
set "tuning=%tuning% -XX:Tier4CompileThreshold=105000 -XX:Tier4BackEdgeThreshold=1000000"
set "tuning=%tuning% -XX:-C1ProfileBranches -XX:-C1ProfileCalls -XX:-C1ProfileVirtualCalls"
set "tuning=%tuning% -XX:-C1ProfileInlinedCalls -XX:-C1ProfileCheckcasts -XX:-C1UpdateMethodData"
call :at_once java.math.BigInteger::montgomery*
call :at_once java.math.BigInteger::multiplyToLen
call :at_once java.math.BigInteger::squareToLen
call :at_once java.math.MutableBigInteger::mulsub
call :at_once sun.security.provider.SHA::implCompress
call :at_once sun.security.provider.SHA2::implCompress

:class_path
set "jars="
for %%J in ("%app%\lib\pki-*.jar") do call :add "%%~fJ"
for %%J in ("%app%\lib\*.jar") do call :other "%%~fJ" "%%~nJ"
for /f "usebackq delims=" %%B in ("%app%\lib\build-id") do set "build=%%B"

rem --- the class-data archive: one per build and JDK, made after the first command, silently
set "archive="
set "use="
if "%AMTPKI_ARCHIVE%"=="off" goto run
if not defined LOCALAPPDATA goto run
set "archive=%LOCALAPPDATA%\amtpki\%build%-%version%"
if %feature% geq 25 goto cache
set "archive=%archive%.jsa"
set "make=-XX:ArchiveClassesAtExit"
if exist "%archive%" set use="-XX:SharedArchiveFile=%archive%"
goto run
:cache
set "archive=%archive%.aot"
set "make=-XX:AOTCacheOutput"
if exist "%archive%" set use="-XX:AOTCache=%archive%"

:run
"%java%" %flags% %tuning% %use% -cp "%jars%" io.github.amtpki.cli.Main %*
set "code=%errorlevel%"
if not defined archive exit /b %code%
if defined use exit /b %code%
call :rehearse >nul 2>&1 <nul
exit /b %code%

:at_once
set "tuning=%tuning% -XX:CompileCommand=CompileThresholdScaling,%~1,0.001"
set "tuning=%tuning% -XX:CompileCommand=BackgroundCompilation,%~1,false"
set "tuning=%tuning% -XX:CompileCommand=dontinline,%~1"
exit /b 0

:other
set "name=%~2"
if "%name:~0,4%"=="pki-" exit /b 0
:add
if defined jars (set "jars=%jars%;%~1") else set "jars=%~1"
exit /b 0

rem A folder of one's own, then one rename: parallel first runs do not disturb each other. Why -Xbatch: see amtpki.
:rehearse
if not exist "%LOCALAPPDATA%\amtpki" mkdir "%LOCALAPPDATA%\amtpki"
set "work=%LOCALAPPDATA%\amtpki\%random%%random%.work"
mkdir "%work%" || exit /b 1
set "fresh=%work%\new"
"%java%" %flags% -Xbatch "%make%=%fresh%" -cp "%jars%" io.github.amtpki.cli.Rehearsal "%app%\profiles\lab.yaml" "%work%"
if exist "%fresh%" move /y "%fresh%" "%archive%"
rmdir /s /q "%work%"
forfiles /p "%LOCALAPPDATA%\amtpki" /d -30 /c "cmd /c if not @isdir==TRUE del @path"
exit /b 0
