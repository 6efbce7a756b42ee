"""The completion scripts of bash, zsh and fish, and where each shell looks for its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from mentorlog.errors import MentorlogError

if TYPE_CHECKING:
    from mentorlog.cli.app import App

# bash has no place for what a word means: where it lists several, as on Tab, they bear it themselves; readline then
# types no more than the words have in common
_BASH: Final = """\
_mentorlog_completion() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(_MENTORLOG_COMPLETE=bash mentorlog "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    if (( ${#COMPREPLY[@]} == 1 )) || [[ "${COMP_TYPE:-9}" != @(9|33|63|64) ]]; then
        COMPREPLY=("${COMPREPLY[@]%%$'\\t'*}")
    else
        COMPREPLY=("${COMPREPLY[@]/$'\\t'/  -- }")
        COMPREPLY=("${COMPREPLY[@]%  -- }")
    fi
}
complete -o default -o nosort -F _mentorlog_completion mentorlog 2>/dev/null ||
    complete -o default -F _mentorlog_completion mentorlog
"""

# -U: what is offered may not begin with what is typed (`so` for Søren); it has been chosen already
_ZSH: Final = """\
#compdef mentorlog
_mentorlog_completion() {
    local line
    local -a choices
    while IFS= read -r line; do
        choices+=("${${line%%$'\\t'*}//:/\\\\:}:${line#*$'\\t'}")
    done < <(_MENTORLOG_COMPLETE=zsh mentorlog "${(@)words[2,$CURRENT]}" 2>/dev/null)
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

_FISH: Final = """\
function __mentorlog_completion
    set -l typed (commandline -opc) (commandline -ct)
    _MENTORLOG_COMPLETE=fish mentorlog $typed[2..-1] 2>/dev/null
end
complete --command mentorlog --no-files --keep-order --arguments "(__mentorlog_completion)"
complete --command mentorlog --condition "__fish_seen_argument --short o --long output --long db" --force-files
"""

SCRIPTS: Final = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}


class Installed(NamedTuple):
    """Where a script was put, and the start-up file that got a line, if one did."""

    script: Path
    startup: Path | None


def shell_of(app: App) -> str:
    """The shell that $SHELL names. Raises MentorlogError for one that has no completion here."""
    shell = Path(app.environ.get("SHELL", "")).name.removesuffix(".exe")
    if shell in SCRIPTS:
        return shell
    raise MentorlogError(
        f"$SHELL is {shell or 'not set'}; completion is there for bash, zsh and fish.",
        hint="SHELL=bash mentorlog --show-completion",
    )


def install(app: App, shell: str) -> Installed:
    """Put the shell's script where it finds it, and a line in its start-up file where it needs one."""
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
        script.parent.mkdir(parents=True, exist_ok=True)
        script.write_text(SCRIPTS[shell], encoding="utf-8")
        if startup is not None:
            there = startup.read_text(encoding="utf-8") if startup.exists() else ""
            if line not in there:
                startup.write_text(f"{there.rstrip()}\n{line}\n".lstrip(), encoding="utf-8")
    except OSError as error:
        raise MentorlogError(f"{error.filename} can't be written: {error.strerror}.") from error
    return Installed(script, startup)
