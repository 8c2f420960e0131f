import EllipsisOutlined from '@ant-design/icons/es/icons/EllipsisOutlined';
import { Link, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useWords } from '../words/words.ts';
import { Header } from './header.tsx';
import { navEntries, type NavEntry } from './nav.ts';
import { useMe } from './session/me.ts';
import { useTellLanguage } from './use-tell-language.ts';
import { shellWords } from './words.ts';

const inSightOnPhones = 4;

/** Navigation on the left, on phones at the bottom; header; and the page. */
export function Layout({ children }: { readonly children: ReactNode }) {
  const t = useWords(shellWords);
  const me = useMe();
  useTellLanguage();
  const entries = navEntries.filter(({ isFor }) => isFor(me));
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  const here = navEntries.find(({ to }) => to === pathname);
  // A page without an entry (a customer, an import) names itself.
  usePageTitle(here === undefined ? null : t(here.label));
  return (
    <div className="layout">
      <a className="skip-link" href="#content">
        {t('skip')}
      </a>
      <Header />
      <nav className="side-nav" aria-label={t('navigation')}>
        {entries.map((entry) => (
          <NavLink key={entry.label} entry={entry} />
        ))}
      </nav>
      <main id="content" className="content" tabIndex={-1}>
        {children}
      </main>
      <BottomNav entries={entries} />
    </div>
  );
}

interface NavLinkProps {
  readonly entry: NavEntry;
  readonly onClick?: () => void;
}

function NavLink({ entry: { to, icon: Icon, label }, onClick }: NavLinkProps) {
  const t = useWords(shellWords);
  return (
    <Link to={to} className="nav-link" activeOptions={{ exact: to === '/', includeSearch: false }} onClick={onClick}>
      <Icon />
      <span>{t(label)}</span>
    </Link>
  );
}

function BottomNav({ entries }: { readonly entries: readonly NavEntry[] }) {
  const t = useWords(shellWords);
  const others = entries.slice(inSightOnPhones);
  const close = () => document.querySelector<HTMLElement>('#more-nav')?.hidePopover();
  return (
    <nav className="bottom-nav" aria-label={t('navigation')}>
      {entries.slice(0, inSightOnPhones).map((entry) => (
        <NavLink key={entry.label} entry={entry} />
      ))}
      {others.length > 0 && (
        <button type="button" className="nav-link" popoverTarget="more-nav">
          <EllipsisOutlined />
          <span>{t('more')}</span>
        </button>
      )}
      <div id="more-nav" popover="auto" className="menu menu-more">
        {others.map((entry) => (
          <NavLink key={entry.label} entry={entry} onClick={close} />
        ))}
      </div>
    </nav>
  );
}
