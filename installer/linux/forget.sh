# Each user's autostart entry, if it starts this package's program. As that user, since a folder of theirs may lead
# anywhere, without the terminal and the environment, which are root's, and not for ever, as a pipe of theirs would have it.
forget() {
    getent passwd | while IFS=: read -r _ _ user group _ home _; do
        env -i PATH=/usr/bin:/bin \
            setsid --wait timeout 10 \
            setpriv --reuid "$user" --regid "$group" --clear-groups --inh-caps=-all --no-new-privs -- sh -c '
                entry=$1/.config/autostart/@COMMAND@.desktop
                env="((/usr)?(/bin/)?env +([A-Za-z_][A-Za-z0-9_]*=[^ ]* +)*)?"
                program="/usr/(bin|lib/@COMMAND@/bin)/@COMMAND@"
                if grep -Eqs "^Exec *= *$env\"?$program\"?( |\$)" "$entry"; then
                    rm -f "$entry"
                fi
            ' sh "$home" </dev/null >/dev/null 2>&1 || :
    done
}
