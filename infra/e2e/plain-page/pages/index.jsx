// The bench's PEER of the home page: as many listings, as the pages router shows them without anything else.
import Link from 'next/link';

export const getServerSideProps = async () => {
  const response = await fetch(`${process.env.API_URL}/api/tickets?limit=30`);
  return { props: { tickets: await response.json() } };
};

export default function Home({ tickets }) {
  return (
    <div>
      <h1>Tickets</h1>
      <table className="table">
        <thead>
          <tr>
            <th>Title</th>
            <th>Price</th>
            <th>Link</th>
          </tr>
        </thead>
        <tbody>
          {tickets.map(({ id, title, price }) => (
            <tr key={id}>
              <td>{title}</td>
              <td>{price}</td>
              <td>
                <Link href={`/tickets/${id}`}>View</Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
