#!/bin/sh
# CUPS's lp, lpstat and cancel with one queue, `slip`. It says what CUPS 2.4.2 says, word for word;
# $FAKE_CUPS/state is ready, empty, jammed, offline, rejecting, held, stuck or down.
cd "$FAKE_CUPS" || exit 9
state=$(cat state)
name=${0##*/}
since='since Sun Nov 22 11:07:13 2026'

fail() { echo "$1" >&2; exit 1; }

[ "$LC_ALL" = C ] || fail "$name: 翻訳された文"
if [ "$state" = silent ]; then read -r _ <"$FAKE_CUPS/never"; fi

case "$name $1 $2" in
"lpstat -d ")
    if [ "$state" = down ]; then echo 'no system default destination'; exit 0; fi
    echo 'system default destination: slip' ;;
"lpstat -l -p")
    [ "$3" = slip ] && [ "$state" != down ] || fail "lpstat: Invalid destination name in list \"$3\"."
    alerts=none
    first="printer slip is idle.  enabled $since"
    [ -e job ] && first="printer slip now printing slip-1.  enabled $since"
    case "$state" in
    empty) alerts=media-empty-error; second='out of paper' ;;
    low) alerts='media-low-warning marker-supply-low-report' ;;
    offline) alerts=offline-report ;;
    door) alerts='door-open-error' ;;
    jammed) first="printer slip disabled $since -"; second=jammed; alerts='media-jam-error paused' ;;
    paused) first="printer slip disabled $since -"; second=Paused; alerts=paused ;;
    rejecting) second='Rejecting Jobs' ;;
    held) first="printer slip is holding new jobs.  enabled $since"; alerts=hold-new-jobs ;;
    esac
    echo "$first"
    [ -n "$second" ] && printf '\t%s\n' "$second"
    printf '\tDescription: slip\n\tAlerts: %s\n\tLocation: \n' "$alerts" ;;
"lpstat -W not-completed")
    [ -e job ] && echo 'slip-1                  root              1024   Sun Nov 22 11:07:13 2026'
    exit 0 ;;
"lp -d "*)
    [ "$2" = slip ] || fail 'lp: Error - The printer or class does not exist.'
    cat >job
    [ -s job ] || { rm job; fail 'lp: No file in print request.'; }
    [ "$state" = rejecting ] && { rm job; fail 'lp: Destination "slip" is not accepting jobs.'; }
    echo "$4" >title
    [ "$state" = ready ] || [ "$state" = low ] && mv job printed
    echo 'request id is slip-1 (0 file(s))' ;;
"cancel slip-1 ")
    rm job ;;
*)
    fail "$name: unknown $*" ;;
esac
