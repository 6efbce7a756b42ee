"""The completion scripts of bash, zsh and fish, and where each shell looks for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from mentorlog.cli.output.private_files import refuse_dangling_link, write_private
from mentorlog.errors import MentorlogError
from mentorlog.named_tuples import NamedTuple
from mentorlog.store.file.files import create_private

if TYPE_CHECKING:
    from mentorlog.cli.app import App

# A word before the cursor may be quoted or hold a variable, as in `--db "$JOURNAL"`. A shell expands it only if it has
# nothing but plain variables and quotes, because Tab must not run anything. The word under the cursor stays as typed.

# bash can't show descriptions: if it lists several choices, as on Tab, each word is followed by its description;
# readline then inserts only what the words have in common
_BASH: Final = r"""_mentorlog_completion() {
    local line word
    local plain='^([^`()<>;&|$]|\$[A-Za-z_][A-Za-z0-9_]*|\$\{[A-Za-z_][A-Za-z0-9_]*\})+$'
    local -a typed=()
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        if [[ $word =~ $plain ]]; then
            eval "word=$word" 2>/dev/null
        fi
        typed+=("$word")
    done
    typed+=("${COMP_WORDS[COMP_CWORD]}")
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(_MENTORLOG_COMPLETE=bash mentorlog "${typed[@]}" 2>/dev/null)
    if (( ${#COMPREPLY[@]} == 1 )) || [[ "${COMP_TYPE:-9}" != @(9|33|63|64) ]]; then
        COMPREPLY=("${COMPREPLY[@]%%$'\t'*}")
    else
        COMPREPLY=("${COMPREPLY[@]/$'\t'/  -- }")
        COMPREPLY=("${COMPREPLY[@]%  -- }")
    fi
}
complete -o default -o nosort -F _mentorlog_completion mentorlog 2>/dev/null ||
    complete -o default -F _mentorlog_completion mentorlog
"""

# -U: a completion may not begin with the typed text (`so` for Søren), so zsh must not filter the choices again
_ZSH: Final = r"""#compdef mentorlog
_mentorlog_completion() {
    local line word
    local plain='^([^`()<>;&|$]|[$][A-Za-z_][A-Za-z0-9_]*|[$][{][A-Za-z_][A-Za-z0-9_]*[}])+$'
    local -a choices typed
    for word in "${(@)words[2,CURRENT-1]}"; do
        if [[ $word =~ $plain ]]; then
            word=${(e)${(Q)word}}
        fi
        typed+=("$word")
    done
    typed+=("${words[CURRENT]}")
    while IFS= read -r line; do
        choices+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
    done < <(_MENTORLOG_COMPLETE=zsh mentorlog "${(@)typed}" 2>/dev/null)
    if (( $#choices )); then
        _describe -V mentorlog choices -U
    else
        _files
    fi
}
if [[ "$funcstack[1]" == "_mentorlog" ]]; then
    _mentorlog_completion "$@"
else
    compdef _mentorlog_completion mentorlog
fi
"""

_FISH: Final = r"""function __mentorlog_completion
    set -l typed
    for word in (commandline -opc)[2..-1]
        set -l expanded $word
        if string match -qr '^[^()<>;&|]+$' -- $word
            for name in (string match -ar '[$][A-Za-z_][A-Za-z0-9_]*' -- $word | string sub -s 2)
                set expanded (string replace -- "\$$name" "$$name" $expanded)
            end
        end
        set -a typed $expanded
    end
    _MENTORLOG_COMPLETE=fish mentorlog $typed (commandline -ct) 2>/dev/null
end
complete --command mentorlog --no-files --keep-order --arguments "(__mentorlog_completion)"
complete --command mentorlog --condition "__fish_seen_argument --short o --long output --long db" --force-files
"""

SCRIPTS: Final = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}


class Installed(NamedTuple):
    """The files that the installation wrote."""

    script: Path
    """The completion script."""
    startup: Path | None
    """The start-up file that loads it; None if the shell needs no line there."""


def shell_of(app: App) -> str:
    """The shell that runs mentorlog, else that of $SHELL, which is the login shell. A $SHELL without a path was named
    for this command (`SHELL=zsh mentorlog ...`) and comes first. Raises MentorlogError if completion does not support
    it."""
    login = app.environ.get("SHELL", "")
    name = _shell_name(login)
    found = [name] if login and login == name else [running_shell() or "", name]
    shell = next((shell for shell in found if shell in SCRIPTS), None)
    if shell is not None:
        return shell
    unsupported = next(filter(None, found), None)
    raise MentorlogError(
        f"{f'The shell is {unsupported}' if unsupported else '$SHELL is not set'}; "
        "completion is available for bash, zsh and fish.",
        hint="SHELL=bash mentorlog --show-completion",
    )


def running_shell() -> str | None:
    """The name of the nearest shell among the parent processes; None if there is none. Typer needs shellingham too."""
    import shellingham  # type: ignore[import-untyped]  # it has no types

    try:
        return _shell_name(shellingham.detect_shell()[0])
    except (shellingham.ShellDetectionFailure, OSError, NotImplementedError):
        return None


def _shell_name(path: str) -> str:
    return Path(path).name.removesuffix(".exe")


def install(app: App, shell: str) -> Installed:
    """Write the completion script where the shell looks for it, and a line to its start-up file if it needs one.

    Raises MentorlogError if a file can't be written."""
    home = Path.home()
    script, startup, line = {
        "bash": (
            home / ".bash_completions" / "mentorlog.sh",
            home / ".bashrc",
            "source ~/.bash_completions/mentorlog.sh",
        ),
        "zsh": (
            home / ".zfunc" / "_mentorlog",
            home / ".zshrc",
            "fpath=(~/.zfunc $fpath); autoload -Uz compinit; compinit",
        ),
        "fish": (
            Path(app.environ.get("XDG_CONFIG_HOME") or home / ".config") / "fish" / "completions" / "mentorlog.fish",
            None,
            "",
        ),
    }[shell]
    try:
        write_private(script, SCRIPTS[shell])
        if startup is not None:
            existing = startup.read_text(encoding="utf-8") if startup.exists() else ""
            if line not in existing:
                refuse_dangling_link(startup)
                if not startup.exists():  # one that others could change would run their commands
                    create_private(startup)
                startup.write_text(f"{existing.rstrip()}\n{line}\n".lstrip(), encoding="utf-8")
    except OSError as error:
        raise MentorlogError(f"{error.filename} can't be written: {error.strerror}.") from error
    return Installed(script, startup)
