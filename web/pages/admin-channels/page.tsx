import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { queryOf } from '../../client/queries.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useWords } from '../../words/words.ts';
import { ChannelCard } from './channel-card.tsx';
import { ChannelDrawer } from './channel-drawer.tsx';
import type { Channel } from './channel-values.ts';
import { DeliveryLog } from './delivery-log.tsx';
import { RotateSecret } from './rotate-secret.tsx';
import { ToldSecret } from './told-secret.tsx';
import { words } from './words.ts';
import './admin-channels.css';

/** Where the bank is told besides its people, and what became of everything that went out. */
export function Page() {
  const t = useWords(words);
  const list = useQuery(queryOf('listChannels'));
  const [edited, setEdited] = useState<Channel | 'new' | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const [rotated, setRotated] = useState<Channel | null>(null);
  const all = list.data?.channels ?? [];
  const channels = all.filter(({ retiredAt }) => retiredAt === null);
  return (
    <div className="page">
      <h1 className="page-title">{t('title')}</h1>
      <p className="quiet">{t('intro')}</p>
      {list.data?.mailIsSet === false && <p role="note">{t('mailNotSet')}</p>}
      <div className="toolbar">
        <Button type="primary" onClick={() => setEdited('new')}>
          {t('add')}
        </Button>
      </div>
      <ProblemText error={list.error} />
      {list.isPending && <Skeleton active paragraph={{ rows: 4 }} />}
      {list.isSuccess && channels.length === 0 && <EmptyState title={t('none')} text={t('noneText')} />}
      <div className="channels">
        {channels.map((channel) => (
          <ChannelCard
            key={channel.channelId}
            channel={channel}
            onEdit={() => setEdited(channel)}
            onRotate={() => setRotated(channel)}
          />
        ))}
      </div>
      <DeliveryLog channels={all} />
      {edited !== null && (
        <ChannelDrawer channel={edited === 'new' ? null : edited} onClose={() => setEdited(null)} onTold={setSecret} />
      )}
      {rotated !== null && <RotateSecret channel={rotated} onClose={() => setRotated(null)} onTold={setSecret} />}
      <ToldSecret secret={secret} onRead={() => setSecret(null)} />
    </div>
  );
}
