/**
 * Shell words for the first process of a session: all that it starts gets what other work leaves of the processor.
 * `nice` alone is not enough. Where Linux groups processes by session (`sched_autogroup_enabled`), it weighs them inside
 * their session only, and one in a session of its own would get as much as the whole app. Whoever is not root may
 * weigh a session ten times a second on the whole machine: the next try comes later.
 */
export const BEHIND_OTHERS =
  'if [ -w /proc/$$/autogroup ]; then for try in 1 2 3 4 5; do ' +
  '{ echo 10 >/proc/$$/autogroup; } 2>/dev/null && break; sleep 0.1; done; fi; ' +
  'renice -n 10 -p $$ >/dev/null 2>&1; '
