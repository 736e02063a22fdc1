# Processes of this package's program, whether its file is still there or not, but not those of a container or of
# another root: their /proc has the same names.
running() {
    find /proc/[0-9]*/exe -maxdepth 0 -lname "/usr/lib/@COMMAND@/runtime/bin/java$1" 2>/dev/null |
        while read -r exe; do
            if [ "${exe%/exe}/root" -ef / ]; then
                basename "${exe%/exe}"
            fi
        done
}

