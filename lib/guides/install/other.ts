import { checkWithOpenssl, type GuideWriter, makePfx } from '../context'

export const other: GuideWriter = (context) => {
  const { files } = context
  return {
    title: 'Install on your server',
    files: [files.zip],
    steps: [
      {
        text: `Unpack ${files.zip}. It contains ${files.leaf} (the certificate), ${files.chain} (the intermediates) and ${files.fullchain} (both, in the order servers send them).`,
      },
      {
        text: `Your server also needs the private key ${files.key} that was made together with the request. Check that it belongs to this certificate: both commands must print the same.`,
        command: `openssl pkey -in ${files.key} -pubout | openssl sha256\nopenssl x509 -in ${files.leaf} -noout -pubkey | openssl sha256`,
      },
      {
        text: `Where the server asks for one certificate file, give it ${files.fullchain}. Where it asks for a certificate and a chain (also called CA bundle or intermediates), give it ${files.leaf} and ${files.chain}.`,
      },
      { ...makePfx(context), text: `Only if it wants a .pfx or .p12 file: ${makePfx(context).text}` },
      { text: 'Reload or restart the server: most servers read the files only then.' },
    ],
    check: checkWithOpenssl(context),
    undo: {
      text: 'To go back, give the server its former files again and reload it. Keep them until the new ones have worked for some days.',
    },
  }
}
