# Types each line of the standard input into a zsh with the script $1 loaded, in the folder $2, presses Tab, and prints what stands there then.
zmodload zsh/zpty || exit 3
zpty -b typed zsh -f -i

until_it_shows() {
  local all= more
  for ((i = 0; i < 2000; i++)); do
    zpty -r -t typed more && all+=$more || sleep 0.01
    [[ $all == *$1* ]] && REPLY=$all && return
  done
  print -u2 -r -- "zsh does not show $1: $all"
  exit 4
}

zpty -w typed "unsetopt beep; cd $2; autoload -Uz compinit; compinit -u -D; source $1; clockify() { :; }"
zpty -w typed "show() { print -r -- \"<\$BUFFER>\"; BUFFER=; zle redisplay }; zle -N show; bindkey '^Xs' show; print REA''DY"
until_it_shows READY
while IFS= read -r line; do
  zpty -w -n typed "$line"$'\t\030s'
  until_it_shows '>'
  print -r -- ${${REPLY##*<}%%>*}
done
