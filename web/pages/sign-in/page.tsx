import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { usePageTitle } from '../../parts/use-page-title.ts';
import { chooseLanguage } from '../../words/language.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { ChoosePassword } from './choose-password.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { words } from './words.ts';

const route = getRouteApi('/sign-in');

/** The way in: who one is, and the first password of one's own. */
export function Page() {
  const t = useWords(words);
  const language = useLanguage();
  const { step } = route.useSearch();
  // Just typed, so that it need not be typed once more; a page that is loaded anew asks for it.
  const [oneTime, setOneTime] = useState<string | null>(null);
  usePageTitle(t('title'));
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        {step === 'password' ? <ChoosePassword oneTime={oneTime} /> : <SignInForm onOneTime={setOneTime} />}
        <Button type="text" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => void chooseLanguage(other)}>
          {t('language')}
        </Button>
      </div>
    </main>
  );
}
