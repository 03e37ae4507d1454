#!/bin/bash
# clock.sh: how many due dates a second one core works out, against a script as councils write it: Python with
# dateutil (the month) and holidays (the roll), which knows neither identity, pauses nor extension.

source "$(dirname "$0")/common.sh"
need python3 "python3-dateutil python3-holidays"
build=$tree/build/release
cmake --build "$build" --target bench_clock >/dev/null || stop "the benchmark does not build"

read -r dates story < <("$build/tests/bench_clock")
script=$(/usr/bin/python3 - <<'PYTHON'
import datetime, time
try:
    import holidays
    from dateutil.relativedelta import relativedelta
except ImportError:
    raise SystemExit(0)
days = holidays.England(years=range(2017, 2038))
month, day = relativedelta(months=1), datetime.timedelta(days=1)
start, best = datetime.date(2018, 1, 1), 0.0
for _ in range(3):
    began = time.perf_counter()
    for n in range(6000):
        due = start + n * day + month
        while due.weekday() > 4 or due in days:
            due += day
    best = max(best, 6000 / (time.perf_counter() - began))
print(int(best))
PYTHON
)

machine
echo
echo "| Reckoned | a second, one core | against the script |"
echo "|---|---|---|"
if [ -n "$script" ]; then
  ratio() { awk -v a="$1" -v b="$script" 'BEGIN { printf "%.0f times", a / b }'; }
  echo "| script: a month and the roll | $script | 1 |"
else
  ratio() { echo "-"; }
  echo "| script: a month and the roll | not run: apt-get install python3-dateutil python3-holidays | |"
fi
echo "| dsrkit: every date, with identity, pauses, extension | $dates | $(ratio "$dates") |"
echo "| dsrkit: the same with every step in words | $story | $(ratio "$story") |"
