import { Radio } from 'antd';
import { useWrite } from '../../client/queries.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { chooseLanguage, type Language } from '../../words/language.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { words } from './words.ts';

/** The language of this device at once, and of the account for the next one. */
export function LanguageChoice() {
  const t = useWords(words);
  const language = useLanguage();
  const write = useWrite('setLanguage');
  const choose = (chosen: Language) => {
    void chooseLanguage(chosen);
    write.mutate({ body: { language: chosen } });
  };
  return (
    <section className="account-part">
      <h2 id="account-language">{t('language')}</h2>
      <Radio.Group
        aria-labelledby="account-language"
        value={language}
        onChange={({ target }) => choose(target.value as Language)}
        options={[
          { value: 'zh', label: <span lang="zh-CN">{t('zh')}</span> },
          { value: 'en', label: <span lang="en">{t('en')}</span> },
        ]}
      />
      <ProblemText error={write.error} />
    </section>
  );
}
