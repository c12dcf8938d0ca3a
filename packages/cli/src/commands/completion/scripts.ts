import { untranslated } from '../../i18n/localized-message.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import type { CompletionData } from './data.ts';
import type { Shell } from './shells.ts';

/** `clawwits completion <shell>`: prints the script with which a shell asks this command for completions. */
export async function showCompletion(shell: Shell): Promise<CommandOutcome> {
  const script = scripts[shell];
  return { data: { shell, script } satisfies CompletionData, text: untranslated(script) };
}

/** The scripts. */
export const scripts: Record<Shell, string> = {
  bash: `# Completion of clawwits in bash. Load it with: source <(clawwits completion bash)
_clawwits() {
  local IFS=$'\\n' value rest current="\${COMP_WORDS[COMP_CWORD]}"
  COMPREPLY=()
  while IFS=$'\\t' read -r value rest; do
    case $value in
      '') ;;
      :files)
        compopt -o filenames 2>/dev/null
        COMPREPLY+=($(compgen -f -- "$current")) ;;
      *) COMPREPLY+=("$value") ;;
    esac
  done < <(command clawwits completion words -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _clawwits clawwits`,

  zsh: `#compdef clawwits
# Completion of clawwits in zsh. Load it after compinit with: source <(clawwits completion zsh)
_clawwits() {
  local line value
  local -a values
  while IFS= read -r line; do
    value=\${line%%$'\\t'*}
    case $value in
      '') ;;
      :files)
        compset -P '--*='
        _files ;;
      *) values+=("\${value//:/\\\\:}:\${line#*$'\\t'}") ;;
    esac
  done < <(command clawwits completion words -- "\${(@)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null)
  if (( $#values )); then _describe clawwits values; fi
}
if [[ $funcstack[1] == _clawwits ]]; then _clawwits "$@"; else compdef _clawwits clawwits; fi`,

  fish: `# Completion of clawwits in fish. Load it with: clawwits completion fish | source
function __clawwits_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    for line in (command clawwits completion words -- $words[2..-1] "$current" 2>/dev/null)
        switch $line
            case ''
            case ':files'
                set -l option (string match -r -- '^--[^=]+=' "$current")
                __fish_complete_path (string replace -- "$option" '' "$current") | string replace -r '^' -- "$option"
            case '*'
                echo $line
        end
    end
end
complete -c clawwits -f -k -a '(__clawwits_complete)'`,

  // Older versions of PowerShell do not pass an empty argument on, so the current word is the value of an option.
  powershell: `# Completion of clawwits in PowerShell. Load it with: clawwits completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName clawwits -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements |
        Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { "$_".Trim('"', "'") })
    clawwits completion words "--current=$wordToComplete" -- @words 2>$null | ForEach-Object {
        $value, $description = $_ -split "\`t", 2
        if ($value -eq ':files') {
            Get-ChildItem -Path "$wordToComplete*" -Name | ForEach-Object {
                $path = if ($_ -match '\\s') { "'$_'" } else { $_ }
                [System.Management.Automation.CompletionResult]::new($path, $_, 'ProviderItem', $_)
            }
        } elseif ($value) {
            $tip = if ($description) { $description } else { $value }
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $tip)
        }
    }
}`,
};
