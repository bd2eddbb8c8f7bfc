# Completion of onboard in PowerShell: onboard completion pwsh | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName onboard -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    onboard "[suggest:$cursorPosition]" "$commandAst" 2>$null | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }
}
