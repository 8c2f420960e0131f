import { getRouteApi, Link } from '@tanstack/react-router';
import { useWords } from '../../words/words.ts';
import { FullForm } from './full-form.tsx';
import { QuickForm } from './quick-form.tsx';
import { words } from './words.ts';
import './lead.css';

const route = getRouteApi('/leads/new');

/** Capturing a lead: the whole form, or three fields for somebody who stands before a visitor. */
export function Page() {
  const t = useWords(words);
  const { mode } = route.useSearch();
  const isQuick = mode === 'lobby';
  return (
    <div className="page lead">
      <div className="lead-head">
        <h1 className="page-title">{isQuick ? t('quickTitle') : t('title')}</h1>
        <Link to="/leads/new" search={isQuick ? {} : { mode: 'lobby' }}>
          {isQuick ? t('toFull') : t('toQuick')}
        </Link>
      </div>
      {isQuick ? <QuickForm key="quick" /> : <FullForm key="full" />}
    </div>
  );
}
