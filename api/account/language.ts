import { languageBody, setLanguageBody } from '../../contracts/sign-in.ts';
import { defineRoute, ok } from '../route.ts';

export const languageRoute = defineRoute({
  method: 'put',
  path: '/me/language',
  operationId: 'setLanguage',
  tag: 'account',
  summary: 'The language of the pages, chosen or just used; mails go by it',
  needs: 'signedIn',
  body: setLanguageBody,
  answers: { 200: { description: 'As it is now', schema: languageBody } },
  handle: async ({ signedIn: { account, session }, body: { language, chosen } }, { models, sessions }) => {
    const languages = chosen
      ? { language, chosenLanguage: language, usedLanguage: language }
      : { usedLanguage: language };
    await models.accounts.updateOne({ _id: account._id }, { $set: { ...languages, updatedAt: new Date() } });
    sessions.forget(session.token);
    return ok({ language: chosen ? language : account.language });
  },
});
