# Completion of onboard in zsh: eval "$(onboard completion zsh)" after compinit.
_onboard() {
    local -a found
    found=("${(@f)$(onboard "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
    found=("${(@)found:#}")
    if (( ${#found} )); then compadd -a found; else _files; fi
}
compdef _onboard onboard
