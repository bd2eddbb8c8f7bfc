using Onboarding.Runtime.DurableTask.Storage;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>
/// A message on its way to an instance, with the inbox row and the blob that hold it. Without an arrival it asks the instance to look what is
/// due: to be read, to begin, or which of its timers.
/// </summary>
internal sealed record Message(Arrival? Arrival, string? RowKey = null, string? Blob = null)
{
    public static Message Look { get; } = new((Arrival?)null);

    /// <summary>Only memory has it: until a turn is stored that took it in, whatever it tells of is still to be done.</summary>
    public bool IsResult => Arrival is not null && RowKey is null;
}

/// <summary>
/// An instance in memory. Its mailbox is open to every thread; everything else belongs to the one turn that runs at a time.
/// </summary>
internal sealed class Instance(string id)
{
    private readonly Lock _gate = new();
    private readonly Queue<Message> _mailbox = new();
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _scheduled;
    private bool _closed;
    private bool _takesResults;
    private int _pins;

    public string Id { get; } = id;

    public InstanceRow? Row { get; set; }

    /// <summary>Was created by this process just now: there is nothing else in its partition to read.</summary>
    public InstanceRow? Fresh { get; init; }

    /// <summary>Was asleep until now: nothing waits in its partition but what comes by its mailbox.</summary>
    public bool WasAsleep { get; init; }

    public Execution? Execution { get; set; }

    /// <summary>Messages that wait for the instance to be resumed or to start, or for the next turn; they come before the mailbox.</summary>
    public List<Message> Held { get; } = [];

    /// <summary>Inbox rows that were taken in already.</summary>
    public SeenRows Seen { get; } = new();

    /// <summary>Another instance's event was taken in, and marked, in this execution.</summary>
    public bool HasMarks { get; set; }

    /// <summary>Milliseconds of <see cref="Environment.TickCount64"/> at the last turn.</summary>
    public long LastActive { get; private set; } = Environment.TickCount64;

    /// <summary>Completed when the instance is in memory no more.</summary>
    public Task Gone => _gone.Task;

    /// <summary>Puts a message into the mailbox. Null: the instance was let go, take the new one. True: it must be scheduled.</summary>
    public bool? Enqueue(Message message)
    {
        lock (_gate)
        {
            if (_closed) return null;
            _mailbox.Enqueue(message);
            if (_scheduled) return false;
            return _scheduled = true;
        }
    }

    public List<Message> Take(int most)
    {
        lock (_gate)
        {
            var taken = new List<Message>(Math.Min(most, _mailbox.Count));
            while (taken.Count < most && _mailbox.TryDequeue(out var message)) taken.Add(message);
            _takesResults |= taken.Exists(message => message.IsResult);
            return taken;
        }
    }

    /// <summary>Number of messages in the mailbox.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate) return _mailbox.Count;
        }
    }

    /// <summary>A result of an activity waits for a turn, or is in the one that runs.</summary>
    public bool HasResults
    {
        get
        {
            lock (_gate) return _takesResults || _mailbox.Any(message => message.IsResult);
        }
    }

    /// <summary>Ends a turn. True: there is more to do, schedule it again.</summary>
    public bool EndTurn()
    {
        lock (_gate)
        {
            LastActive = Environment.TickCount64;
            _takesResults = false;
            return _scheduled = _mailbox.Count > 0;
        }
    }

    /// <summary>Keeps the instance in memory until <see cref="Unpin"/>. False: it was let go already.</summary>
    public bool TryPin()
    {
        lock (_gate)
        {
            if (_closed) return false;
            _pins++;
            return true;
        }
    }

    public void Unpin()
    {
        lock (_gate) _pins--;
    }

    /// <summary>Lets the instance go if nothing is under way for it, and unless something else holds it; that is asked when the last pin is gone.</summary>
    public bool TryClose(Func<bool> unless)
    {
        lock (_gate)
        {
            if (_scheduled || _pins > 0 || _mailbox.Count > 0 || Held.Count > 0 || unless()) return false;
            return _closed = true;
        }
    }

    /// <summary>Lets the instance go whatever is under way for it; returns what was still in the mailbox.</summary>
    public List<Message> Close()
    {
        lock (_gate)
        {
            _closed = true;
            List<Message> rest = [.. Held, .. _mailbox];
            _mailbox.Clear();
            return rest;
        }
    }

    public void TellGone() => _gone.TrySetResult();
}
