import { Modal, Radio } from 'antd';
import { useState } from 'react';
import { useWrite } from '../../client/queries.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useWords } from '../../words/words.ts';
import type { Channel } from './channel-values.ts';
import { words } from './words.ts';

/** Hours in which messages are signed with both secrets. */
const overlaps = [24, 168, 0] as const;

interface Props {
  readonly channel: Channel;
  readonly onClose: () => void;
  readonly onTold: (secret: string) => void;
}

/** Gives a webhook another secret, after asking how long the old one is good for. */
export function RotateSecret({ channel, onClose, onTold }: Props) {
  const t = useWords(words);
  const rotate = useWrite('rotateChannel');
  const [overlapHours, setOverlapHours] = useState<number>(overlaps[0]);
  const { channelId, name, version } = channel;
  const send = () =>
    rotate.mutate(
      { params: { channelId }, body: { version, overlapHours } },
      {
        onSuccess: ({ secret }) => {
          onClose();
          onTold(secret);
        },
      },
    );
  return (
    <Modal
      open
      title={t('rotateTitle', { name })}
      okText={t('rotate')}
      confirmLoading={rotate.isPending}
      mask={{ closable: false }}
      onOk={send}
      onCancel={onClose}
    >
      <p>{t('rotateText')}</p>
      <Radio.Group
        vertical
        aria-label={t('overlap')}
        value={overlapHours}
        onChange={({ target }) => setOverlapHours(target.value as number)}
        options={overlaps.map((hours) => ({ value: hours, label: t(`overlap_${hours}`) }))}
      />
      <ProblemText error={rotate.error} />
    </Modal>
  );
}
