# shellcheck shell=bash
# Servers that come from npm, installed beside the scenarios' folders and never in the tree. Source it after lib.sh.

npm_folder=${SCRATCH%/*}/npm

# install_npm_servers: the packages of servers/package-lock.json, unless they are there. Fails where node, npm or the
# packages cannot be had.
install_npm_servers() {
  command -v node >/dev/null && command -v npm >/dev/null || return
  mkdir -p "$npm_folder"
  (
    flock 9
    cp "$HERE"/servers/*.mjs "$npm_folder"
    cmp -s "$HERE/servers/package-lock.json" "$npm_folder/installed" && exit
    cp "$HERE"/servers/package*.json "$npm_folder"
    npm ci --silent --no-audit --no-fund --ignore-scripts --fetch-retries 1 \
      --prefix "$npm_folder" --cache "$npm_folder/cache" &&
      cp "$HERE/servers/package-lock.json" "$npm_folder/installed"
  ) >"$SCRATCH/npm.log" 2>&1 9>"$npm_folder/.lock"
}

# start_npm_server SCRIPT FILE: runs one of the servers with its data; its number is in $npm_pid, its port in $npm_port.
start_npm_server() {
  local log=$SCRATCH/${1%.mjs}
  node "$npm_folder/$1" "$2" >"$log.port" 2>"$log.log" </dev/null &
  npm_pid=$!
  for _ in $(seq 300); do
    npm_port=$(<"$log.port")
    [ -z "$npm_port" ] || return 0
    kill -0 "$npm_pid" 2>/dev/null || break
    sleep 0.1
  done
  echo "the server $1 does not start:"
  grep -m 3 -E '^[A-Za-z]*Error' "$log.log"
  exit 1
}
