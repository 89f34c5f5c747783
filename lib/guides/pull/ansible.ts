import type { GuideContext } from '../context'
import type { GuideKey } from '../keys'
import type { Guide } from '../types'
import { placeOfFiles } from './where-files-are'

/** Returns tasks and a handler for Ansible. */
export function ansibleGuide(context: GuideContext, server: GuideKey): Guide {
  const { files, say } = context
  const { folder, check, reload } = placeOfFiles(server, context)
  const file = `${folder}/${files.fullchain}`
  const key = `${folder}/${files.key}`
  const shell = (text: string) => text.replaceAll('"$file"', file).replaceAll('"$key"', key)
  return {
    title: say('fetch.ansible.title'),
    files: [files.fullchain],
    steps: [
      { text: say('fetch.ansible.keepLink'), command: `ansible-vault encrypt_string --stdin-name certificate_link` },
      {
        text: say('fetch.ansible.tasks'),
        command: `- name: Fetch the newest certificate
  ansible.builtin.get_url:
    url: "{{ certificate_link }}/fullchain.pem"
    dest: ${file}.new
    mode: "0644"
    force: true
  no_log: true

- name: Check that it belongs to the private key
  ansible.builtin.shell: test "$(openssl x509 -in ${file}.new -noout -pubkey)" = "$(openssl pkey -in ${key} -pubout)"
  changed_when: false

- name: Install it if it changed
  ansible.builtin.copy:
    remote_src: true
    src: ${file}.new
    dest: ${file}
    mode: "0644"
    backup: true
  notify: Load the certificate`,
      },
      {
        text: say('fetch.ansible.handler'),
        command: `- name: Load the certificate
  ansible.builtin.shell: |
    ${shell(check)} && { ${reload}; }`,
      },
    ],
  }
}
