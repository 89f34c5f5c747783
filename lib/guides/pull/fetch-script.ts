import type { GuideContext } from '../context'
import { fileStem } from '../file-names'
import type { GuideKey } from '../keys'
import type { Step } from '../types'
import { placeOfFiles } from './where-files-are'

/** The name of the script and of its timer or cron file. Cron ignores files with a dot in their name. */
export function scriptName({ domain }: GuideContext): string {
  return `fetch-${fileStem(domain).replaceAll('.', '-')}`
}

/** The steps that cron and systemd share: store the link where only root can read it, and write the script. */
export function scriptSteps(context: GuideContext, server: GuideKey): Step[] {
  const { say } = context
  const path = `/usr/local/sbin/${scriptName(context)}`
  return [
    {
      text: say('fetch.keepLink'),
      command: `sudo install -d -m 700 /etc/keelmark\nread -r -p 'Link: ' link && printf '%s\\n' "$link" | sudo sh -c 'umask 077; cat >${linkFile(context)}'`,
    },
    {
      text: say('fetch.write'),
      command: `sudo tee ${path} >/dev/null <<'END'\n${fetchScript(context, server)}END\nsudo chmod 700 ${path}`,
    },
    { text: say('fetch.run'), command: `sudo ${path}` },
  ]
}

function linkFile({ domain }: GuideContext): string {
  return `/etc/keelmark/${fileStem(domain)}.link`
}

/** Returns the script for one server. */
export function fetchScript(context: GuideContext, server: GuideKey): string {
  const { folder, check, reload } = placeOfFiles(server, context)
  const { files } = context
  return `#!/bin/sh
set -eu
umask 077
link=$(cat ${linkFile(context)})
file=${folder}/${files.fullchain}
key=${folder}/${files.key}
check() { ${check}; }
reload() { ${reload}; }

new=$file.new
trap 'rm -f "$new"' EXIT
# The link is a secret, so it is given to curl where other users cannot list it.
printf 'url = "%s/fullchain.pem"\\n' "$link" | curl --config - --fail --silent --show-error --max-time 60 --output "$new"
if cmp -s "$new" "$file"; then exit 0; fi
if [ "$(openssl x509 -in "$new" -noout -pubkey)" != "$(openssl pkey -in "$key" -pubout)" ]; then
  echo "$file was not replaced: the new certificate belongs to another private key." >&2
  exit 1
fi
chmod 644 "$new"
if [ -f "$file" ]; then cp -p "$file" "$file.old"; fi
mv "$new" "$file"
if check && reload; then exit 0; fi
if [ -f "$file.old" ]; then cp -p "$file.old" "$file"; fi
echo "The server refused the new certificate, so the old $file was restored." >&2
exit 1
`
}
