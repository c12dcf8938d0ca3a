/** The command's help. */
export const helpText = `The ClawWits gateway, local: wallet, scopes, tiers and streams without a network.

Usage: clawwits-mock-gateway [options]

Options:
  --gateway <name>    clawwits, clew, techopenclaw, klawd or all; may be given several times. One is
                      served at the root, several below their names, as in /clew (default clawwits)
  --port <port>       the port; 0 takes any free one (default 8787)
  --host <address>    the address to listen on (default 127.0.0.1, this machine alone)
  --tier <tier>       of ClawWits: free_trial, starter, plus, pro, power, max or enterprise; of Clew
                      and Klawd: free, pro or enterprise (default pro)
  --wits <wits>       what the wallet of ClawWits is granted (default 3000000)
  --seed <text>       keys, ids and answers follow from it (default "clawwits")
  --latency <ms[/n]>  milliseconds to the first token, and n tokens a second (default: at once)
  --fault <fault>     let something go wrong: name[:amount][*times][@chance], as in "cut:3@0.1" or
                      "router_error*2"; may be given several times
  --upstream <url>    ask a real OpenAI-compatible server; its key is read from UPSTREAM_API_KEY
  --upstream-model <model>
                      the model that it is asked for
  --upstream-embedding-model <model>
                      the model that it is asked for embeddings (default: --upstream-model)
  --upstream-dialect <name>
                      it speaks messages or responses itself; may be given several times. Calls of
                      other dialects are translated to chat completions and back
  --upstream-timeout <ms>
                      longest wait for its headers and for each piece of an answer (default 300000)
  --cors <origin>     let pages of this origin read answers too, or "*" for every page; may be given
                      several times. Pages of this machine always may
  --no-cors           let no page read answers
  --headers-timeout <ms>
                      how long a client may take to send a request's headers (default 10000)
  --request-timeout <ms>
                      how long it may take to send a whole request (default 30000). Later is a 408;
                      0 stands for no limit, here and above
  --max-body <bytes>  the largest body of a request that is read (default 33554432)
  --no-control        switch the control API below /__clawwits off
  --print-env         print nothing but the export lines on stdout
  --exec <command>    run the command with the variables set, then stop with its exit code
  -h, --help          this text

Exit codes: 0 ended by SIGINT or SIGTERM, 1 the port could not be opened, 2 wrong arguments;
with --exec the command's own.
`;
