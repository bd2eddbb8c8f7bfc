# Completion of onboard in bash: eval "$(onboard completion bash)"
_onboard_complete() {
    local IFS=$'\n' word="${COMP_WORDS[COMP_CWORD]}" found
    found="$(onboard "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)"
    COMPREPLY=($(compgen -W "${found}" -- "${word}"))
    # Nothing known by name: files, as an argument may be one.
    if [ "${#COMPREPLY[@]}" -eq 0 ]; then COMPREPLY=($(compgen -f -- "${word}")); fi
}
complete -o filenames -F _onboard_complete onboard
