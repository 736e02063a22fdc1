@echo off
rem Not run here: written on Linux, never tried on Windows.
rem Starts Earshot with a JDK of 25 or later that it finds by itself. Options for Java itself: EARSHOT_JAVA_OPTS.
setlocal EnableExtensions DisableDelayedExpansion
set "least=25"
set "java="
if defined EARSHOT_JAVA_HOME call :use "%EARSHOT_JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME call :use "%JAVA_HOME%\bin\java.exe"
for %%j in (java.exe) do call :use "%%~$PATH:j"
for %%v in ("Eclipse Adoptium" "Java" "Microsoft" "Zulu" "Amazon Corretto" "BellSoft") do (
    for /d %%d in ("%ProgramFiles%\%%~v\*") do call :use "%%~d\bin\java.exe"
)
for /d %%d in ("%USERPROFILE%\.jdks\*") do call :use "%%~d\bin\java.exe"
if not defined java (
    echo earshot: no JDK %least% or later in EARSHOT_JAVA_HOME, JAVA_HOME, PATH, the usual folders of "%ProgramFiles%" or "%USERPROFILE%\.jdks": install one, or set EARSHOT_JAVA_HOME to its folder>&2
    exit /b 1
)
rem Options of EARSHOT_JAVA_OPTS come last and so win; another collector needs -XX:-UseSerialGC first.
"%java%" "@%~dp0..\lib\java.options" "-Dearshot.launcher=%~f0" %EARSHOT_JAVA_OPTS% -cp "%~dp0..\lib\earshot.jar" dev.earshot.Main %*
exit /b %ERRORLEVEL%

rem Takes the given java if there is none yet and it is recent.
:use
if defined java exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1" exit /b 0
set "version="
set "major="
rem A JDK says its version in its release file; only a java without one is started to ask.
if exist "%~dp1..\release" for /f "usebackq tokens=1,2 delims==" %%k in ("%~dp1..\release") do if "%%k"=="JAVA_VERSION" set "version=%%~l"
if not exist "%~dp1..\release" for /f "tokens=2,3" %%k in ('""%~1" -version 2^>^&1"') do if "%%k"=="version" set "version=%%~l"
for /f "delims=.-+_" %%m in ("%version%") do set "major=%%m"
if defined major if %major% GEQ %least% set "java=%~1"
exit /b 0
