import GlobalOutlined from '@ant-design/icons/es/icons/GlobalOutlined';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useWords } from '../words/words.ts';
import { AccountMenu } from './account-menu.tsx';
import { Bell } from './bell.tsx';
import { PaletteButton } from './palette/palette-button.tsx';
import { useLanguageSwitch } from './use-language-switch.ts';
import { shellWords } from './words.ts';

/** Top of every page: the product, the language, the person. */
export function Header() {
  const t = useWords(shellWords);
  const { other, change } = useLanguageSwitch();
  return (
    <header className="header">
      <Link to="/" className="brand" aria-label={t('product')}>
        <img src="/icon.svg" alt="" width={24} height={24} />
        <span className="wide-only">{t('product')}</span>
      </Link>
      <div className="header-tools">
        <PaletteButton />
        <Bell />
        <Button type="text" icon={<GlobalOutlined />} lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={change}>
          {t('language')}
        </Button>
        <AccountMenu />
      </div>
    </header>
  );
}
