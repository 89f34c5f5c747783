import { checkWithOpenssl, chooseFormer, type GuideWriter, makePfx } from '../context'

export const azure: GuideWriter = (context) => {
  const { files, host } = context
  return {
    title: 'Install on Azure App Service',
    files: [files.fullchain],
    steps: [
      makePfx(context),
      {
        text: `In the Azure portal open your app, then Certificates, then “Bring your own certificates (.pfx)”, then “Add certificate”. Upload ${files.pfx} with its password.`,
      },
      { text: `Open Custom domains, choose ${host}, “Add binding”, pick the new certificate and “SNI SSL”.` },
    ],
    check: checkWithOpenssl(context),
    undo: chooseFormer('in the same binding'),
  }
}
