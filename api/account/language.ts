import { languageBody } from '../../contracts/sign-in.ts';
import { defineRoute, ok } from '../route.ts';

export const languageRoute = defineRoute({
  method: 'put',
  path: '/me/language',
  operationId: 'setLanguage',
  tag: 'account',
  summary: 'The language of the pages',
  needs: 'signedIn',
  body: languageBody,
  answers: { 200: { description: 'As it is now', schema: languageBody } },
  handle: async ({ signedIn: { account, session }, body: { language } }, { models, sessions }) => {
    await models.accounts.updateOne({ _id: account._id }, { $set: { language, updatedAt: new Date() } });
    sessions.forget(session.token);
    return ok({ language });
  },
});
