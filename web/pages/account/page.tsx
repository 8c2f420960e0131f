import { useWords } from '../../words/words.ts';
import { LanguageChoice } from './language-choice.tsx';
import { Leaves } from './leaves.tsx';
import { Notifications } from './notifications.tsx';
import { PasswordChange } from './password-change.tsx';
import { SessionList } from './session-list.tsx';
import { WhoIAm } from './who-i-am.tsx';
import { words } from './words.ts';
import './account.css';

/** One's own account: who one is, language, leaves, password and where one is signed in. */
export function Page() {
  const t = useWords(words);
  return (
    <div className="page account">
      <h1 className="page-title">{t('title')}</h1>
      <WhoIAm />
      <LanguageChoice />
      <Notifications />
      <Leaves />
      <PasswordChange />
      <SessionList />
    </div>
  );
}
