@echo off
rem Runs Maven: the one on the PATH when it is new enough, else a pinned one downloaded from MVNW_REPOURL.
rem Why not the stock wrapper: src/docs/decisions/0007-maven-wrapper-without-a-host.md
setlocal
set "OLDEST=30801"
set "FOUND=none"
set "NUMBER=0"
for /f "usebackq tokens=1,2 delims==" %%a in ("%~dp0.mvn\wrapper\maven-wrapper.properties") do (
    if "%%a"=="distributionVersion" set "PINNED=%%b"
    if "%%a"=="distributionSha512Sum" set "SHA512=%%b"
)
for /f "tokens=3" %%v in ('mvn --batch-mode --version 2^>nul ^| findstr /c:"Apache Maven"') do set "FOUND=%%v"
for /f "tokens=1-3 delims=.-" %%a in ("%FOUND%") do if not "%%c"=="" set /a "NUMBER=%%a*10000+%%b*100+%%c"
if %NUMBER% GEQ %OLDEST% goto onPath

set "HOME_DIR=%USERPROFILE%\.m2\wrapper\apache-maven-%PINNED%"
if exist "%HOME_DIR%\bin\mvn.cmd" goto downloaded
if "%MVNW_REPOURL%"=="" (
    echo mvnw: Maven 3.8.1 or newer is needed and %FOUND% is on the PATH: install it, or set MVNW_REPOURL to a Maven repository to download Maven %PINNED% from.>&2
    exit /b 1
)
set "WORK=%USERPROFILE%\.m2\wrapper\download.%RANDOM%"
set "URL=%MVNW_REPOURL%/org/apache/maven/apache-maven/%PINNED%/apache-maven-%PINNED%-bin.tar.gz"
mkdir "%WORK%"
curl -fsSL -o "%WORK%\maven.tar.gz" "%URL%" || goto notDownloaded
certutil -hashfile "%WORK%\maven.tar.gz" SHA512 | findstr /i /x "%SHA512%" >nul || goto notPinned
tar -xzf "%WORK%\maven.tar.gz" -C "%WORK%" || goto notDownloaded
move "%WORK%\apache-maven-%PINNED%" "%HOME_DIR%" >nul
rmdir /s /q "%WORK%"

:downloaded
"%HOME_DIR%\bin\mvn.cmd" %*

:onPath
mvn %*

:notDownloaded
echo mvnw: can't download or unpack %URL%; check MVNW_REPOURL.>&2
rmdir /s /q "%WORK%"
exit /b 1

:notPinned
echo mvnw: %URL% isn't the pinned Maven %PINNED%.>&2
rmdir /s /q "%WORK%"
exit /b 1
