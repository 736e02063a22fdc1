# Each user's autostart entry, if it starts this package's program. As that user, since a folder of theirs may lead
# anywhere, and without the terminal, which is root's.
forget() {
    getent passwd | while IFS=: read -r _ _ user group _ home _; do
        if [ -d "$home" ]; then
            setsid --wait setpriv --reuid "$user" --regid "$group" --clear-groups -- sh -c '
                entry=$1/.config/autostart/@COMMAND@.desktop
                env="((/usr)?(/bin/)?env +([A-Za-z_][A-Za-z0-9_]*=[^ ]* +)*)?"
                program="/usr/(bin|lib/@COMMAND@/bin)/@COMMAND@"
                if grep -Eqs "^Exec *= *$env\"?$program\"?( |\$)" "$entry"; then
                    rm -f "$entry"
                fi
            ' sh "$home" </dev/null >/dev/null 2>&1 || :
        fi
    done
}
