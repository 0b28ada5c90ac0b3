import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import ArrowBigDown from "lucide-react/icons/arrow-big-down";
import ArrowBigUp from "lucide-react/icons/arrow-big-up";
import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowLeft from "lucide-react/icons/arrow-left";
import ArrowRight from "lucide-react/icons/arrow-right";
import ArrowUp from "lucide-react/icons/arrow-up";
import ArrowUpRight from "lucide-react/icons/arrow-up-right";
import AtSign from "lucide-react/icons/at-sign";
import AudioLines from "lucide-react/icons/audio-lines";
import BadgeCheck from "lucide-react/icons/badge-check";
import Ban from "lucide-react/icons/ban";
import Bell from "lucide-react/icons/bell";
import Bookmark from "lucide-react/icons/bookmark";
import Check from "lucide-react/icons/check";
import CheckCheck from "lucide-react/icons/check-check";
import ChevronDown from "lucide-react/icons/chevron-down";
import ChevronsUpDown from "lucide-react/icons/chevrons-up-down";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleUser from "lucide-react/icons/circle-user";
import Compass from "lucide-react/icons/compass";
import Copy from "lucide-react/icons/copy";
import Crown from "lucide-react/icons/crown";
import Disc3 from "lucide-react/icons/disc-3";
import DoorOpen from "lucide-react/icons/door-open";
import Ellipsis from "lucide-react/icons/ellipsis";
import Flag from "lucide-react/icons/flag";
import Globe from "lucide-react/icons/globe";
import GripVertical from "lucide-react/icons/grip-vertical";
import Headphones from "lucide-react/icons/headphones";
import History from "lucide-react/icons/history";
import ImagePlus from "lucide-react/icons/image-plus";
import Info from "lucide-react/icons/info";
import KeyRound from "lucide-react/icons/key-round";
import Laptop from "lucide-react/icons/laptop";
import LayoutGrid from "lucide-react/icons/layout-grid";
import LibraryBig from "lucide-react/icons/library-big";
import Link from "lucide-react/icons/link";
import List from "lucide-react/icons/list";
import ListMusic from "lucide-react/icons/list-music";
import ListPlus from "lucide-react/icons/list-plus";
import Lock from "lucide-react/icons/lock";
import LogIn from "lucide-react/icons/log-in";
import LogOut from "lucide-react/icons/log-out";
import MessageCircle from "lucide-react/icons/message-circle";
import MessageSquareX from "lucide-react/icons/message-square-x";
import MessagesSquare from "lucide-react/icons/messages-square";
import MicVocal from "lucide-react/icons/mic-vocal";
import Monitor from "lucide-react/icons/monitor";
import Moon from "lucide-react/icons/moon";
import Music from "lucide-react/icons/music";
import Pause from "lucide-react/icons/pause";
import Pin from "lucide-react/icons/pin";
import Play from "lucide-react/icons/play";
import Plus from "lucide-react/icons/plus";
import Radio from "lucide-react/icons/radio";
import RefreshCw from "lucide-react/icons/refresh-cw";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import Search from "lucide-react/icons/search";
import SendHorizontal from "lucide-react/icons/send-horizontal";
import Settings from "lucide-react/icons/settings";
import Settings2 from "lucide-react/icons/settings-2";
import Shield from "lucide-react/icons/shield";
import ShieldAlert from "lucide-react/icons/shield-alert";
import ShieldCheck from "lucide-react/icons/shield-check";
import SkipForward from "lucide-react/icons/skip-forward";
import Smartphone from "lucide-react/icons/smartphone";
import SmilePlus from "lucide-react/icons/smile-plus";
import Sun from "lucide-react/icons/sun";
import Trash2 from "lucide-react/icons/trash-2";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import Upload from "lucide-react/icons/upload";
import UserPlus from "lucide-react/icons/user-plus";
import UserX from "lucide-react/icons/user-x";
import Users from "lucide-react/icons/users";
import UsersRound from "lucide-react/icons/users-round";
import Volume2 from "lucide-react/icons/volume-2";
import VolumeX from "lucide-react/icons/volume-x";
import X from "lucide-react/icons/x";

// Each by its own file: the package's index loads seventeen hundred.
const ICONS = {
  "arrow-big-down": ArrowBigDown,
  "arrow-big-up": ArrowBigUp,
  "arrow-down": ArrowDown,
  "arrow-left": ArrowLeft,
  "arrow-right": ArrowRight,
  "arrow-up": ArrowUp,
  "arrow-up-right": ArrowUpRight,
  "at-sign": AtSign,
  "audio-lines": AudioLines,
  "badge-check": BadgeCheck,
  ban: Ban,
  bell: Bell,
  bookmark: Bookmark,
  check: Check,
  "check-check": CheckCheck,
  "chevron-down": ChevronDown,
  "chevrons-up-down": ChevronsUpDown,
  "circle-check": CircleCheck,
  "circle-user": CircleUser,
  compass: Compass,
  copy: Copy,
  crown: Crown,
  "disc-3": Disc3,
  "door-open": DoorOpen,
  ellipsis: Ellipsis,
  flag: Flag,
  globe: Globe,
  "grip-vertical": GripVertical,
  headphones: Headphones,
  history: History,
  "image-plus": ImagePlus,
  info: Info,
  "key-round": KeyRound,
  laptop: Laptop,
  "layout-grid": LayoutGrid,
  "library-big": LibraryBig,
  link: Link,
  list: List,
  "list-music": ListMusic,
  "list-plus": ListPlus,
  lock: Lock,
  "log-in": LogIn,
  "log-out": LogOut,
  "message-circle": MessageCircle,
  "message-square-x": MessageSquareX,
  "messages-square": MessagesSquare,
  "mic-vocal": MicVocal,
  monitor: Monitor,
  moon: Moon,
  music: Music,
  pause: Pause,
  pin: Pin,
  play: Play,
  plus: Plus,
  radio: Radio,
  "refresh-cw": RefreshCw,
  "rotate-ccw": RotateCcw,
  search: Search,
  "send-horizontal": SendHorizontal,
  settings: Settings,
  "settings-2": Settings2,
  shield: Shield,
  "shield-alert": ShieldAlert,
  "shield-check": ShieldCheck,
  "skip-forward": SkipForward,
  smartphone: Smartphone,
  "smile-plus": SmilePlus,
  sun: Sun,
  "trash-2": Trash2,
  "triangle-alert": TriangleAlert,
  upload: Upload,
  "user-plus": UserPlus,
  "user-x": UserX,
  users: Users,
  "users-round": UsersRound,
  "volume-2": Volume2,
  "volume-x": VolumeX,
  x: X,
};

export type IconName = keyof typeof ICONS;

let sprite: string | undefined;

/** All icons as symbols, for the inside of one svg element. */
export function iconSprite(): string {
  sprite ??= Object.entries(ICONS)
    .map(([name, icon]) => {
      const drawn = renderToStaticMarkup(createElement(icon));
      return `<symbol id="icon-${name}" viewBox="0 0 24 24">${drawn.replace(/^<svg[^>]*>|<\/svg>$/g, "")}</symbol>`;
    })
    .join("");
  return sprite;
}
