import { render } from "preact";
import { App } from "./app.js";
import { followLinks } from "./lib/router.js";
import { applyTheme } from "./lib/theme.js";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/shell.css";
import "./styles/ui.css";
import "./styles/data.css";
import "./styles/figures.css";

applyTheme();
followLinks();
const root = document.getElementById("app");
if (root) render(<App />, root);
