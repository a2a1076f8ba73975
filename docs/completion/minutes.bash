# bash completion for minutes, written from its commands.
_minutes() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  local path=minutes words='' fixed='' word known
  for word in "${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do
    for known in 'minutes parse' 'minutes repair' 'minutes report' 'minutes review' 'minutes schema' 'minutes config' 'minutes completion'; do
      [[ $path\ $word == "$known" ]] && path=$known
    done
  done
  case $path in
    'minutes') words='parse repair report review schema config completion --version -V --quiet -q --verbose -v --color --config --debug --help' ;;
    'minutes parse') words='--output -o --out-dir --format --decisions --profile --strict --balanced --eager --from --encoding --ocr --quiet -q --verbose -v --color --config --debug --help' ;;
    'minutes repair') words='--output -o --out-dir --diff --format --undo --strict --balanced --eager --from --encoding --ocr --quiet -q --verbose -v --color --config --debug --help' ;;
    'minutes report') words='--output -o --lang --title --decisions --profile --strict --balanced --eager --from --encoding --ocr --quiet -q --verbose -v --color --config --debug --help' ;;
    'minutes review') words='--output -o --below --all --strict --balanced --eager --from --encoding --quiet -q --verbose -v --color --config --debug --help' ;;
    'minutes schema') words='--quiet -q --verbose -v --color --config --debug --help' ;;
    'minutes config') words='--format --quiet -q --verbose -v --color --config --debug --help' ;;
    'minutes completion') words='--quiet -q --verbose -v --color --config --debug --help' ;;
  esac
  case "$path $previous" in
    'minutes --color') words='auto always never'; fixed=1 ;;
    'minutes parse --profile') words='kommun forening anteckningar'; fixed=1 ;;
    'minutes parse --color') words='auto always never'; fixed=1 ;;
    'minutes repair --format') words='text json'; fixed=1 ;;
    'minutes repair --color') words='auto always never'; fixed=1 ;;
    'minutes report --lang') words='sv en'; fixed=1 ;;
    'minutes report --profile') words='kommun forening anteckningar'; fixed=1 ;;
    'minutes report --color') words='auto always never'; fixed=1 ;;
    'minutes review --color') words='auto always never'; fixed=1 ;;
    'minutes schema --color') words='auto always never'; fixed=1 ;;
    'minutes config --format') words='text json'; fixed=1 ;;
    'minutes config --color') words='auto always never'; fixed=1 ;;
    'minutes completion --color') words='auto always never'; fixed=1 ;;
  esac
  COMPREPLY=()
  if [[ $fixed || $current == -* || $path == minutes ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
  else
    mapfile -t COMPREPLY < <(compgen -W "${words%% -*}" -- "$current"; compgen -f -- "$current")
  fi
}
complete -o filenames -F _minutes minutes
