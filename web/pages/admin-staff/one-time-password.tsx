import { Button, Modal, Typography } from 'antd';
import { useWords } from '../../words/words.ts';
import { words } from './words.ts';

export interface ToldPassword {
  readonly name: string;
  readonly email: string;
  readonly oneTimePassword: string;
}

interface Props {
  readonly told: ToldPassword | null;
  readonly onRead: () => void;
}

/** Shows a one-time password, which nobody can look up again. */
export function OneTimePassword({ told, onRead }: Props) {
  const t = useWords(words);
  return (
    <Modal
      open={told !== null}
      title={t('passwordTitle', { name: told?.name ?? '' })}
      onCancel={onRead}
      mask={{ closable: false }}
      closable={false}
      keyboard={false}
      footer={
        <Button type="primary" onClick={onRead}>
          {t('done')}
        </Button>
      }
    >
      <p>{t('passwordText')}</p>
      <dl className="staff-password">
        <dt>{t('email')}</dt>
        <dd>{told?.email}</dd>
        <dt>{t('newPassword')}</dt>
        <dd>
          <Typography.Text code copyable={{ text: told?.oneTimePassword ?? '', tooltips: t('copy') }}>
            {told?.oneTimePassword}
          </Typography.Text>
        </dd>
      </dl>
    </Modal>
  );
}
