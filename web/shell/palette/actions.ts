import CustomerServiceOutlined from '@ant-design/icons/es/icons/CustomerServiceOutlined';
import GlobalOutlined from '@ant-design/icons/es/icons/GlobalOutlined';
import { useRouter } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useWords } from '../../words/words.ts';
import { navEntries } from '../nav.ts';
import { useMe } from '../session/me.ts';
import { useLanguageSwitch } from '../use-language-switch.ts';
import { shellWords } from '../words.ts';
import { words } from './words.ts';

/** Something the palette does besides opening a customer. */
export interface PaletteAction {
  readonly id: string;
  readonly icon: ComponentType;
  readonly text: string;
  readonly about: string;
  /** What else it is found by. */
  readonly terms: string;
  readonly run: () => void;
}

/** Pages and actions whose name has what was typed in it; all of them while nothing is typed. */
export function useActions(typed: string): readonly PaletteAction[] {
  const t = useWords(words);
  const shell = useWords(shellWords);
  const router = useRouter();
  const { change } = useLanguageSwitch();
  const me = useMe();
  const pages = navEntries
    .filter(({ isFor }) => isFor(me))
    .map(({ to, label, icon }): PaletteAction => ({
      id: `page ${label}`,
      icon,
      text: shell(label),
      about: t('page'),
      terms: `${shellWords.zh[label]} ${shellWords.en[label]}`,
      run: () => {
        document.getElementById('content')?.focus();
        void router.navigate({ to });
      },
    }));
  const actions: PaletteAction[] = [
    ...(me.capabilities.includes('registerComplaint')
      ? [
          {
            id: 'registerComplaint',
            icon: CustomerServiceOutlined,
            text: shell('registerComplaint'),
            about: t('action'),
            terms: `${shellWords.zh.registerComplaint} ${shellWords.en.registerComplaint}`,
            run: () => void router.navigate({ to: '/complaints/new' }),
          },
        ]
      : []),
    {
      id: 'language',
      icon: GlobalOutlined,
      text: shell('language'),
      about: t('action'),
      terms: 'language 语言 english 中文',
      run: change,
    },
  ];
  const wanted = typed.trim().toLowerCase();
  return [...pages, ...actions].filter(({ text, terms }) => `${text} ${terms}`.toLowerCase().includes(wanted));
}
