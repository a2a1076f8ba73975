# bash completion for minutes, written from its commands.
_minutes() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  local path=minutes words='' fixed='' word known
  for word in "${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do
    for known in 'minutes parse' 'minutes repair' 'minutes validate' 'minutes export' 'minutes report' 'minutes review' 'minutes dict' 'minutes dict list' 'minutes dict add' 'minutes dict check' 'minutes dict learn' 'minutes rules' 'minutes eval' 'minutes schema' 'minutes config' 'minutes completion'; do
      [[ $path\ $word == "$known" ]] && path=$known
    done
  done
  case $path in
    'minutes') words='parse repair validate export report review dict rules eval schema config completion --version -V --quiet -q --verbose -v --color --config --debug --help' ;;
    'minutes parse') words='--output -o --out-dir --format --decisions --profile --strict --balanced --eager --from --encoding --ocr --jobs -j --resume --shard --files-from --executor --scheduler --quiet -q --verbose -v --color --config --debug --help' ;;
    'minutes repair') words='--output -o --out-dir --diff --format --undo --strict --balanced --eager --from --encoding --ocr --jobs -j --resume --shard --files-from --executor --scheduler --quiet -q --verbose -v --color --config --debug --help' ;;
    'minutes validate') words='--output-format --output -o --select --extend-select --ignore --profile --fail-on --exit-zero --seats --parties --baseline --write-baseline --manifest --statistics --summary --fix --diff --lang --encoding --jobs -j --stdin-filename --cache --no-cache --cache-dir --quiet -q --verbose -v --color --config --debug --help' ;;
    'minutes export') words='--to --output -o --out-dir --level --excel --table --profile --strict --balanced --eager --from --encoding --ocr --jobs -j --resume --shard --files-from --executor --scheduler --quiet -q --verbose -v --color --config --debug --help' ;;
    'minutes report') words='--output -o --lang --title --decisions --profile --strict --balanced --eager --from --encoding --ocr --jobs -j --files-from --quiet -q --verbose -v --color --config --debug --help' ;;
    'minutes review') words='--output -o --below --all --strict --balanced --eager --from --encoding --quiet -q --verbose -v --color --config --debug --help' ;;
    'minutes dict') words='list add check learn --quiet -q --verbose -v --color --config --debug --help' ;;
    'minutes dict list') words='--layers --format --quiet -q --verbose -v --color --config --debug --help' ;;
    'minutes dict add') words='--file --note --quiet -q --verbose -v --color --config --debug --help' ;;
    'minutes dict check') words='--ocr-model --format --quiet -q --verbose -v --color --config --debug --help' ;;
    'minutes dict learn') words='--output -o --decisions --times --from --encoding --quiet -q --verbose -v --color --config --debug --help' ;;
    'minutes rules') words='--output-format --lang --quiet -q --verbose -v --color --config --debug --help' ;;
    'minutes eval') words='--repaired --worst --pages --format --strict --balanced --eager --quiet -q --verbose -v --color --config --debug --help' ;;
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
    'minutes validate --output-format') words='text concise json jsonl github sarif junit'; fixed=1 ;;
    'minutes validate --profile') words='kommun forening anteckningar'; fixed=1 ;;
    'minutes validate --fail-on') words='error warning info never'; fixed=1 ;;
    'minutes validate --lang') words='en sv'; fixed=1 ;;
    'minutes validate --color') words='auto always never'; fixed=1 ;;
    'minutes export --level') words='document item'; fixed=1 ;;
    'minutes export --profile') words='kommun forening anteckningar'; fixed=1 ;;
    'minutes export --color') words='auto always never'; fixed=1 ;;
    'minutes report --lang') words='sv en'; fixed=1 ;;
    'minutes report --profile') words='kommun forening anteckningar'; fixed=1 ;;
    'minutes report --color') words='auto always never'; fixed=1 ;;
    'minutes review --color') words='auto always never'; fixed=1 ;;
    'minutes dict --color') words='auto always never'; fixed=1 ;;
    'minutes dict list --format') words='text json'; fixed=1 ;;
    'minutes dict list --color') words='auto always never'; fixed=1 ;;
    'minutes dict add --color') words='auto always never'; fixed=1 ;;
    'minutes dict check --ocr-model') words='eng swe deu nor fin fra none'; fixed=1 ;;
    'minutes dict check --format') words='text json'; fixed=1 ;;
    'minutes dict check --color') words='auto always never'; fixed=1 ;;
    'minutes dict learn --color') words='auto always never'; fixed=1 ;;
    'minutes rules --output-format') words='text json markdown'; fixed=1 ;;
    'minutes rules --lang') words='en sv'; fixed=1 ;;
    'minutes rules --color') words='auto always never'; fixed=1 ;;
    'minutes eval --format') words='text json'; fixed=1 ;;
    'minutes eval --color') words='auto always never'; fixed=1 ;;
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
