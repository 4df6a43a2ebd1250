import { get, type Shapes } from "../../lib/api.js";
import { useData } from "../../lib/use-data.js";
import { Badge } from "../../ui/badges.js";
import { Empty, Loaded } from "../../ui/feedback.js";
import { PageFrame, Panel, TableScroll, Tabs } from "../../ui/layout.js";
import { Time } from "../../ui/time.js";
import { NewToken } from "./new-token.js";
import { Revoke } from "./revoke.js";

type Token = Shapes["Token"];

/** Who may use the service. */
export default function Tokens() {
  const loaded = useData("tokens", (signal) => get("/api/v1/tokens", { signal }));
  return (
    <PageFrame title="Tokens">
      <Tabs of="system" values={{}} label="System" />
      <Panel title="Who may use the service" actions={<NewToken onMade={loaded.reload} />} flush>
        <Loaded loaded={loaded}>
          {({ tokens }) =>
            tokens.length === 0 ? (
              <Empty title="No token is kept but that of the configuration">
                <p>Make one for each person and program, so that the audit log can tell them apart.</p>
              </Empty>
            ) : (
              <Table tokens={tokens} onChanged={loaded.reload} />
            )
          }
        </Loaded>
      </Panel>
    </PageFrame>
  );
}

const Table = ({ tokens, onChanged }: { tokens: readonly Token[]; onChanged: () => void }) => (
  <TableScroll label="Tokens">
    <table class="table">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Role</th>
          <th scope="col" class="wide">
            Made
          </th>
          <th scope="col" class="wide">
            Last used
          </th>
          <th scope="col">Good until</th>
          <th scope="col">
            <span class="sr-only">Revoke</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <Row key={token.id} token={token} onChanged={onChanged} />
        ))}
      </tbody>
    </table>
  </TableScroll>
);

const Row = ({ token, onChanged }: { token: Token; onChanged: () => void }) => (
  <tr>
    <td class="wrap">{token.name}</td>
    <td>{token.role}</td>
    <td class="wrap wide">
      <Time at={token.createdAt} />
      <div class="muted small">by {token.createdBy}</div>
    </td>
    <td class="wide">{token.lastUsedAt === undefined ? "never" : <Time at={token.lastUsedAt} />}</td>
    <td>{token.expiresAt === undefined ? "no end" : <Time at={token.expiresAt} />}</td>
    <td class="number">
      {token.revokedAt === undefined ? (
        <Revoke id={token.id} name={token.name} onRevoked={onChanged} />
      ) : (
        <Badge sign={["revoked", "quiet", "stop"]} />
      )}
    </td>
  </tr>
);
