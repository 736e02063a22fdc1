stop() {
    for process in $(running '*'); do
        kill -TERM "$process" 2>/dev/null || :
    done
    # A sentence that is being spoken is finished first.
    for second in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
        if [ -z "$(running '*')" ]; then
            return 0
        fi
        sleep 1
    done
    for process in $(running '*'); do
        echo "@NAME@ (process $process) did not end within $second seconds and is killed." >&2
        kill -KILL "$process" 2>/dev/null || :
    done
}
