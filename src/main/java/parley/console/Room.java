package parley.console;

import java.time.Clock;
import parley.audit.AuditReader;
import parley.bus.Bus;
import parley.web.Desk;

/** What every page of this room is made with. */
record Room(
        Desk desk,
        Bus bus,
        Reception reception,
        Templates templates,
        Frames frames,
        Names names,
        AuditReader audit,
        Clock clock) {}
