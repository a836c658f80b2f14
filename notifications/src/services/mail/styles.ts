const font = 'system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif';
const ink = '#1d1b20';
const soft = '#57534e';
/** The web app's. */
const accent = '#5a2ee0';

/** Beside each element: many readers of mail remove a style sheet. */
export const styles = {
  page: { backgroundColor: '#f5f3ef', fontFamily: font, margin: '0', padding: '16px 0' },
  card: {
    backgroundColor: '#ffffff',
    borderRadius: '8px',
    maxWidth: '560px',
    width: '100%',
    padding: '24px 20px',
  },
  brand: { color: accent, fontSize: '16px', fontWeight: 700, margin: '0 0 16px' },
  heading: { color: ink, fontSize: '24px', lineHeight: '30px', margin: '0 0 12px' },
  text: {
    color: ink,
    fontSize: '16px',
    lineHeight: '24px',
    margin: '0 0 16px',
    overflowWrap: 'anywhere',
  },
  table: { borderCollapse: 'collapse', margin: '0 0 16px' },
  name: {
    color: soft,
    fontSize: '14px',
    fontWeight: 400,
    padding: '6px 12px 6px 0',
    textAlign: 'left',
    verticalAlign: 'top',
    width: '30%',
  },
  value: {
    color: ink,
    fontSize: '16px',
    overflowWrap: 'anywhere',
    padding: '6px 0',
    wordBreak: 'break-word',
  },
  action: { margin: '0 0 16px' },
  button: {
    backgroundColor: accent,
    borderRadius: '6px',
    color: '#ffffff',
    fontSize: '16px',
    fontWeight: 600,
    padding: '12px 20px',
    textDecoration: 'none',
  },
  line: { borderColor: '#d6d3d1', margin: '8px 0 16px' },
  link: { color: soft, fontSize: '13px', textDecoration: 'underline' },
  small: { color: soft, fontSize: '13px', lineHeight: '18px', margin: '0 0 8px' },
} as const;

export const darkStyles = `:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page, .page > table > tbody > tr > td { background-color: #1d1b20 !important; }
  .card { background-color: #2b2930 !important; }
  .ink { color: #f5f3ef !important; }
  .soft { color: #cac4d0 !important; }
  .brand { color: #b9a4ff !important; }
}`;
